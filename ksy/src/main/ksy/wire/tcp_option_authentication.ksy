meta:
  id: tcp_option_authentication
  title: TCP authentication option, fixed part
  endian: be
doc: Which keys are in use; the message authentication code follows.
doc-ref: RFC 5925 section 2.2
-filter: tcp.options.ao
-name: TCP Option - TCP Authentication Option
-name-zh: 认证选项（TCP-AO）
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
  - id: key_id
    type: u1
    doc: The key that made the code.
    doc-ref: RFC 5925 section 2.2
    -name: AO KeyID
    -name-zh: 密钥编号
    -filter: tcp.options.ao.keyid
    -bits: "16:8"
  - id: next_key_id
    type: u1
    doc: The key with which the sender is ready to receive.
    doc-ref: RFC 5925 section 2.2
    -name: AO RNextKeyID
    -name-zh: 下一密钥编号
    -filter: tcp.options.ao.rnextkeyid
    -bits: "24:8"
