meta:
  id: ieee_802_3
  title: IEEE 802.3 header
  endian: be
  imports:
    - mac_address
doc: The fourteen octets in front of an Ethernet frame whose last field is a length; LLC follows.
doc-ref: IEEE 802.3 section 3.2
-filter: eth
-name: IEEE 802.3 Ethernet
-name-zh: IEEE 802.3 以太网
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
  - id: length
    type: u2
    doc: How many octets of LLC header and data follow; padding not counted.
    doc-ref: IEEE 802.3 section 3.2.6
    -doc-zh: 后面 LLC 首部和数据的字节数，不含填充。
    -filter: eth.len
    -name: Length
    -name-zh: 长度
    -bits: "96:16"
