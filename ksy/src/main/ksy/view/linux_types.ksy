meta:
  id: linux_types
  title: Numbers of Linux cooked captures
doc: How Linux numbers kinds of interfaces, and how libpcap numbers directions.
doc-ref: https://www.tcpdump.org/linktypes/LINKTYPE_LINUX_SLL.html
enums:
  packet_type:
    0: {id: to_us, -name: Unicast to us, -name-zh: 发给本机}
    1: {id: broadcast, -name: Broadcast, -name-zh: 广播}
    2: {id: multicast, -name: Multicast, -name-zh: 组播}
    3: {id: to_others, -name: Unicast to another host, -name-zh: 发给其他主机}
    4: {id: from_us, -name: Sent by us, -name-zh: 本机发出}
  interface_type:
    0: {id: netrom, -name: NET/ROM pseudo}
    1: {id: ethernet, -name: Ethernet}
    6: {id: ieee_802, -name: IEEE 802}
    32: {id: infiniband, -name: InfiniBand}
    512: {id: ppp, -name: PPP}
    513: {id: hdlc, -name: Cisco HDLC}
    768: {id: ipip, -name: IPIP tunnel}
    769: {id: ipip6, -name: IP6IP6 tunnel}
    772: {id: loopback, -name: Loopback}
    776: {id: sit, -name: IPv6-in-IPv4 tunnel}
    778: {id: gre, -name: GRE over IP}
    801: {id: ieee_802_11, -name: IEEE 802.11}
    803: {id: radiotap, -name: IEEE 802.11 with radiotap header}
    823: {id: gre_ipv6, -name: GRE over IPv6}
    824: {id: netlink, -name: Netlink}
    65534: {id: none, -name: 'No hardware address'}
