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
    4: {id: ipv4, -name: IPIP}
    6: {id: tcp, -name: TCP}
    17: {id: udp, -name: UDP}
    33: {id: dccp, -name: Datagram Congestion Control Protocol}
    41: {id: ipv6, -name: IPv6}
    43: {id: routing, -name: Routing Header for IPv6}
    44: {id: fragment, -name: Fragment Header for IPv6}
    46: {id: rsvp, -name: Reservation Protocol}
    47: {id: gre, -name: Generic Routing Encapsulation}
    50: {id: esp, -name: Encap Security Payload}
    51: {id: ah, -name: Authentication Header}
    58: {id: icmpv6, -name: ICMPv6}
    59: {id: no_next_header, -name: No Next Header for IPv6}
    60: {id: destination_options, -name: Destination Options for IPv6}
    88: {id: eigrp, -name: EIGRP}
    89: {id: ospf, -name: OSPF IGP}
    94: {id: ip_in_ip, -name: IP in IP}
    97: {id: etherip, -name: Ethernet in IP}
    103: {id: pim, -name: PIM}
    108: {id: ipcomp, -name: IPComp}
    112: {id: vrrp, -name: VRRP}
    115: {id: l2tp, -name: L2TP}
    132: {id: sctp, -name: Stream Control Transmission Protocol}
    135: {id: mobility, -name: Mobility Header}
    136: {id: udp_lite, -name: UDPlite}
    137: {id: mpls_in_ip, -name: MPLS-in-IP}
    139: {id: hip, -name: Host Identity Protocol}
    140: {id: shim6, -name: Shim6 Protocol}
