meta:
  id: ip_protocols
  title: IP protocol numbers
doc: The numbers by which IPv4 and IPv6 headers name what follows.
doc-ref: IANA Assigned Internet Protocol Numbers
enums:
  protocol:
    0: {id: hop_by_hop, -name: IPv6 Hop-by-Hop Option}
    1: {id: icmp, -name: ICMP}
    2: {id: igmp, -name: IGMP}
    3: {id: ggp, -name: GGP}
    4: {id: ipv4, -name: IPIP}
    5: {id: stream, -name: Stream}
    6: {id: tcp, -name: TCP}
    7: {id: cbt, -name: CBT}
    8: {id: egp, -name: EGP}
    9: {id: igrp, -name: IGRP}
    10: {id: bbn_rcc, -name: BBN RCC}
    11: {id: network_voice, -name: Network Voice}
    12: {id: pup, -name: PUP}
    13: {id: argus, -name: ARGUS}
    14: {id: emcon, -name: EMCON}
    15: {id: xnet, -name: XNET}
    16: {id: chaos, -name: CHAOS}
    17: {id: udp, -name: UDP}
    18: {id: multiplex, -name: Multiplex}
    19: {id: dcn_measurement, -name: DCN Measurement}
    20: {id: host_monitoring, -name: Host Monitoring}
    21: {id: packet_radio, -name: Packet radio}
    22: {id: idp, -name: IDP}
    23: {id: trunk_1, -name: Trunk-1}
    24: {id: trunk_2, -name: Trunk-2}
    25: {id: leaf_1, -name: Leaf-1}
    26: {id: leaf_2, -name: Leaf-2}
    27: {id: reliable_data, -name: Reliable Data}
    28: {id: irt, -name: IRT}
    29: {id: iso_tp4, -name: ISO TP4}
    30: {id: bulk_data, -name: Bulk Data}
    31: {id: mfe_nsp, -name: MFE NSP}
    32: {id: merit_internodal, -name: Merit Internodal}
    33: {id: dccp, -name: Datagram Congestion Control Protocol}
    34: {id: protocol_3rd_party_connect, -name: '3rd Party Connect'}
    35: {id: inter_domain_policy_routing_protocol, -name: Inter-Domain Policy Routing Protocol}
    36: {id: xtp, -name: XTP}
    37: {id: datagram_delivery, -name: Datagram delivery}
    38: {id: control_message, -name: Control Message}
    39: {id: tp, -name: TP++}
    40: {id: il, -name: IL}
    41: {id: ipv6, -name: IPv6}
    42: {id: source_demand_routing, -name: Source demand routing}
    43: {id: routing, -name: Routing Header for IPv6}
    44: {id: fragment, -name: Fragment Header for IPv6}
    45: {id: inter_domain_routing_protocol, -name: Inter-Domain Routing Protocol}
    46: {id: rsvp, -name: Reservation Protocol}
    47: {id: gre, -name: Generic Routing Encapsulation}
    48: {id: dynamic_source_routing, -name: Dynamic source routing}
    49: {id: bna, -name: BNA}
    50: {id: esp, -name: Encap Security Payload}
    51: {id: ah, -name: Authentication Header}
    52: {id: inslp, -name: INSLP}
    53: {id: swipe, -name: SWIPE}
    54: {id: nbma_arp, -name: NBMA ARP}
    55: {id: ip_mobility, -name: IP Mobility}
    56: {id: tlsp_kryptonet, -name: TLSP Kryptonet}
    57: {id: skip, -name: SKIP}
    58: {id: icmpv6, -name: ICMPv6}
    59: {id: no_next_header, -name: No Next Header for IPv6}
    60: {id: destination_options, -name: Destination Options for IPv6}
    61: {id: any_host_internal_protocol, -name: any host internal protocol}
    62: {id: mobile_ipv6_old, -name: Mobile IPv6 (old)}
    63: {id: any_local_network, -name: any local network}
    64: {id: satnet_expak, -name: SATNET EXPAK}
    65: {id: kryptolan, -name: Kryptolan}
    66: {id: remote_virtual_disk, -name: Remote Virtual Disk}
    67: {id: ippc, -name: IPPC}
    68: {id: any_distributed_file_system, -name: any distributed file system}
    69: {id: satnet_monitoring, -name: SATNET Monitoring}
    70: {id: visa, -name: VISA}
    71: {id: ipcv, -name: IPCV}
    72: {id: cpnx, -name: CPNX}
    73: {id: cphb, -name: CPHB}
    74: {id: wang_span, -name: Wang Span}
    75: {id: packet_video, -name: Packet Video}
    76: {id: backroom_satnet_mon, -name: Backroom SATNET Mon}
    77: {id: sun_nd_protocol, -name: Sun ND Protocol}
    78: {id: wideband_mon, -name: Wideband Mon}
    79: {id: wideband_expak, -name: Wideband Expak}
    80: {id: iso_internet_protocol, -name: ISO Internet Protocol}
    81: {id: vmtp, -name: VMTP}
    82: {id: secure_vmtp, -name: Secure VMTP}
    83: {id: vines, -name: VINES}
    84: {id: ttp, -name: TTP}
    85: {id: nsfnet_igp, -name: NSFNET IGP}
    86: {id: dissimilar_gateway, -name: Dissimilar Gateway}
    87: {id: tcf, -name: TCF}
    88: {id: eigrp, -name: EIGRP}
    89: {id: ospf, -name: OSPF IGP}
    90: {id: sprite_rpc, -name: Sprite RPC}
    91: {id: locus_arp, -name: Locus ARP}
    92: {id: multicast_transport, -name: Multicast Transport}
    93: {id: ax_25_frames, -name: AX.25 Frames}
    94: {id: ip_in_ip, -name: IP in IP}
    95: {id: micp, -name: MICP}
    96: {id: semaphore, -name: Semaphore}
    97: {id: etherip, -name: Ether in IP}
    98: {id: encap, -name: ENCAP}
    99: {id: any_private_encryption_scheme, -name: any private encryption scheme}
    100: {id: gmtp, -name: GMTP}
    101: {id: ipsilon_flow, -name: Ipsilon Flow}
    102: {id: pnni_over_ip, -name: PNNI over IP}
    103: {id: pim, -name: PIM}
    104: {id: aris, -name: ARIS}
    105: {id: scps, -name: SCPS}
    106: {id: qnx, -name: QNX}
    107: {id: active_networks, -name: Active Networks}
    108: {id: ipcomp, -name: IPComp}
    109: {id: sitara_networks, -name: Sitara Networks}
    110: {id: compaq_peer, -name: Compaq Peer}
    111: {id: ipx_in_ip, -name: IPX IN IP}
    112: {id: vrrp, -name: VRRP}
    113: {id: pgm, -name: PGM}
    114: {id: any_0_hop_protocol, -name: any 0-hop protocol}
    115: {id: l2tp, -name: Layer 2 Tunneling}
    116: {id: ddx, -name: DDX}
    117: {id: iatp, -name: IATP}
    118: {id: stp, -name: STP}
    119: {id: spectralink, -name: SpectraLink}
    120: {id: uti, -name: UTI}
    121: {id: smp, -name: SMP}
    122: {id: sm, -name: SM}
    123: {id: ptp, -name: PTP}
    124: {id: isis_over_ip, -name: ISIS over IP}
    125: {id: fire, -name: FIRE}
    126: {id: crtp, -name: CRTP}
    127: {id: crudp, -name: CRUDP}
    128: {id: sscopmce, -name: SSCOPMCE}
    129: {id: iplt, -name: IPLT}
    130: {id: secure_packet, -name: Secure Packet}
    131: {id: pipe, -name: PIPE}
    132: {id: sctp, -name: SCTP}
    133: {id: fibre_channel, -name: Fibre Channel}
    134: {id: rsvp_e2ei, -name: RSVP E2EI}
    135: {id: mobility, -name: Mobile IPv6}
    136: {id: udp_lite, -name: UDPLite}
    137: {id: mpls_in_ip, -name: MPLS in IP}
    138: {id: manet, -name: MANET}
    139: {id: hip, -name: HIP}
    140: {id: shim6, -name: Shim6 header}
    141: {id: wesp, -name: WESP}
    142: {id: rohc, -name: ROHC}
    143: {id: ethernet, -name: Ethernet}
    173: {id: ax_4000_testframe, -name: AX/4000 Testframe}
    224: {id: novell_ncs_heartbeat, -name: Novell NCS Heartbeat}
