meta:
  id: ethernet
  title: Ethernet II header
  endian: be
  imports:
    - mac_address
    - ether_types
doc: The fourteen octets in front of an Ethernet frame whose last field names the protocol that follows.
doc-ref: IEEE 802.3 section 3.2
-filter: eth
-name: Ethernet II
-name-zh: 以太网 II
-summary: "Ethernet II, Src: {eth.src}, Dst: {eth.dst}"
seq:
  - id: destination
    type: mac_address
    doc: The interface that the frame is for.
    doc-ref: IEEE 802.3 section 3.2.4
    -doc-zh: 接收本帧的网络接口的地址。
    -filter: eth.dst
    -name: Destination
    -name-zh: 目的地址
    -bits: "0:48"
  - id: source
    type: mac_address
    doc: The interface that sent the frame.
    doc-ref: IEEE 802.3 section 3.2.5
    -doc-zh: 发送本帧的网络接口的地址。
    -filter: eth.src
    -name: Source
    -name-zh: 源地址
    -bits: "48:48"
  - id: ether_type
    type: u2
    doc: The protocol that follows.
    doc-ref: IEEE 802.3 section 3.2.6
    -doc-zh: 后面承载的协议。
    -enum: ether_types::ether_type
    -base: hex
    -filter: eth.type
    -name: Type
    -name-zh: 类型
    -bits: "96:16"
