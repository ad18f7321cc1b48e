meta:
  id: ipv4_header
  title: IPv4 header, fixed part
  endian: be
doc: |
  The twenty octets that every IPv4 header begins with. Options follow when the
  header length says more than five words.
doc-ref: RFC 791 section 3.1
-filter: ip
-name: Internet Protocol Version 4
-name-zh: 网际协议第 4 版
seq:
  - id: version_length
    type: u1
    doc: Version (4) and the header's length in words of four octets, 5 to 15.
    doc-ref: RFC 791 section 3.1
    -name: Version and header length
    -name-zh: 版本和首部长度
    -bits: "0:8"
    -parts: [ip.version, ip.hdr_len]
  - id: type_of_service
    type: u1
    doc: Differentiated services code point and explicit congestion notification.
    doc-ref: RFC 2474 section 3
    -name: Differentiated Services Field
    -name-zh: 区分服务字段
    -filter: ip.dsfield
    -bits: "8:8"
    -parts: [ip.dsfield.dscp, ip.dsfield.ecn]
  - id: total_length
    type: u2
    doc: Octets of the datagram, header included; 0 in captures of segments that the interface was still to cut.
    doc-ref: RFC 791 section 3.1
    -name: Total Length
    -name-zh: 总长度
    -filter: ip.len
    -bits: "16:16"
  - id: identification
    type: u2
    doc: The same number in all fragments of one datagram.
    doc-ref: RFC 6864 section 3
    -name: Identification
    -name-zh: 标识
    -filter: ip.id
    -bits: "32:16"
  - id: flags_fragment
    type: u2
    doc: Don't fragment, more fragments, and where this fragment belongs, in units of eight octets.
    doc-ref: RFC 791 section 3.1
    -name: Flags and fragment offset
    -name-zh: 标志和片偏移
    -bits: "48:16"
    -parts: [ip.flags.rb, ip.flags.df, ip.flags.mf, ip.frag_offset]
  - id: time_to_live
    type: u1
    doc: How many more routers may forward the datagram.
    doc-ref: RFC 791 section 3.1
    -name: Time to Live
    -name-zh: 生存时间
    -filter: ip.ttl
    -bits: "64:8"
  - id: protocol
    type: u1
    doc: What follows; 6 is TCP.
    doc-ref: RFC 791 section 3.1
    -name: Protocol
    -name-zh: 协议
    -filter: ip.proto
    -bits: "72:8"
  - id: checksum
    type: u2
    doc: Complement of the one's complement sum of the header's 16-bit words.
    doc-ref: RFC 791 section 3.1
    -name: Header Checksum
    -name-zh: 首部校验和
    -filter: ip.checksum
    -bits: "80:16"
  - id: src
    type: u4
    doc: Where the datagram comes from.
    doc-ref: RFC 791 section 3.1
    -name: Source Address
    -name-zh: 源地址
    -filter: ip.src
    -bits: "96:32"
  - id: dst
    type: u4
    doc: Where the datagram goes to.
    doc-ref: RFC 791 section 3.1
    -name: Destination Address
    -name-zh: 目的地址
    -filter: ip.dst
    -bits: "128:32"
