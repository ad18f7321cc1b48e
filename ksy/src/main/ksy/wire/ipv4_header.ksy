meta:
  id: ipv4_header
  title: IPv4 header, fixed part
  endian: be
doc: |
  The twenty octets that every IPv4 header begins with. Options follow when the
  header length says more than five words. Each row of the figure in RFC 791
  is read as one integer, since every packet of an ordinary capture comes by
  here; its parts tell what is in it.
doc-ref: RFC 791 section 3.1
-filter: ip
-name: Internet Protocol Version 4
-name-zh: 网际协议第 4 版
seq:
  - id: version_length
    type: u4
    doc: Version, the header's length, type of service, and the datagram's length.
    doc-ref: RFC 791 section 3.1
    -name: Version, lengths and type of service
    -name-zh: 版本、长度和服务类型
    -bits: "0:32"
    -parts: [ip.version, ip.hdr_len, ip.dsfield.dscp, ip.dsfield.ecn, ip.len]
  - id: identification_fragment
    type: u4
    doc: What tells fragments which datagram they belong to, and where.
    doc-ref: RFC 791 section 3.1
    -name: Identification, flags and fragment offset
    -name-zh: 标识、标志和片偏移
    -bits: "32:32"
    -parts: [ip.id, ip.flags.rb, ip.flags.df, ip.flags.mf, ip.frag_offset]
  - id: ttl_protocol
    type: u4
    doc: Time to live, protocol and header checksum.
    doc-ref: RFC 791 section 3.1
    -name: Time to live, protocol and checksum
    -name-zh: 生存时间、协议和校验和
    -bits: "64:32"
    -parts: [ip.ttl, ip.proto, ip.checksum]
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
    doc: Where the datagram goes to; with a source route, where it goes to next.
    doc-ref: RFC 791 section 3.1
    -name: Destination Address
    -name-zh: 目的地址
    -filter: ip.dst
    -bits: "128:32"
