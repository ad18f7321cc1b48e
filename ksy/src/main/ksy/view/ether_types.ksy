meta:
  id: ether_types
  title: EtherTypes
doc: The numbers by which Ethernet, VLAN tags, SNAP and Linux cooked captures name what follows.
doc-ref: IANA IEEE 802 Numbers
enums:
  ether_type:
    0x0800: {id: ipv4, -name: IPv4}
    0x0806: {id: arp, -name: ARP}
    0x0842: {id: wake_on_lan, -name: Wake on LAN}
    0x22f3: {id: trill, -name: TRILL}
    0x6558: {id: transparent_ethernet, -name: Transparent Ethernet bridging}
    0x8035: {id: rarp, -name: RARP}
    0x809b: {id: appletalk, -name: AppleTalk (Ethertalk)}
    0x8100: {id: vlan, -name: 802.1Q Virtual LAN}
    0x8137: {id: ipx, -name: Netware IPX/SPX}
    0x86dd: {id: ipv6, -name: IPv6}
    0x8808: {id: mac_control, -name: MAC Control}
    0x8809: {id: slow_protocols, -name: Slow Protocols}
    0x8847: {id: mpls, -name: MPLS label switched packet}
    0x8848: {id: mpls_multicast, -name: MPLS multicast label switched packet}
    0x8863: {id: pppoe_discovery, -name: PPPoE Discovery}
    0x8864: {id: pppoe_session, -name: PPPoE Session}
    0x888e: {id: eapol, -name: 802.1X Authentication}
    0x88a8: {id: provider_vlan, -name: 802.1ad Provider Bridge (Q-in-Q)}
    0x88cc: {id: lldp, -name: 802.1 Link Layer Discovery Protocol (LLDP)}
    0x88e5: {id: macsec, -name: 802.1AE (MACsec)}
    0x88f7: {id: ptp, -name: PTPv2 over Ethernet (IEEE1588)}
    0x9000: {id: loopback, -name: Loopback}
    0x9100: {id: old_double_tag, -name: "QinQ: old non-standard 802.1ad"}
