meta:
  id: tcp_option_md5
  title: MD5 signature option
  endian: be
doc: A digest of the segment and a shared secret.
doc-ref: RFC 2385 section 3.0
-filter: tcp.options.md5
-name: TCP Option - MD5 signature
-name-zh: MD5 签名
seq:
  - id: kind
    type: u1
    doc: What the option is.
    doc-ref: RFC 9293 section 3.2
    -name: Kind
    -name-zh: 类型
    -filter: tcp.option_kind
    -bits: "0:8"
  - id: length
    type: u1
    doc: Octets of the option, kind and length included.
    doc-ref: RFC 9293 section 3.2
    -name: Length
    -name-zh: 长度
    -filter: tcp.option_len
    -bits: "8:8"
  - id: digest_high
    type: u8
    doc: The first eight octets of the digest.
    doc-ref: RFC 2385 section 3.0
    -name: MD5 digest
    -name-zh: MD5 摘要
    -filter: tcp.options.md5.digest
    -bits: "16:64"
  - id: digest_low
    type: u8
    doc: The last eight octets of the digest.
    doc-ref: RFC 2385 section 3.0
    -name: MD5 digest
    -name-zh: MD5 摘要
    -filter: tcp.options.md5.digest
    -bits: "80:64"
