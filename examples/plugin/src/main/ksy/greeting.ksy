meta:
  id: greeting
  title: Greeting
  endian: be
doc: Somebody says hello, and is told how often that has happened.
-filter: greeting
-name: Greeting Protocol
-summary: "Greeting Protocol, {greeting.kind}"
-column: GREET
-info: "{greeting.kind}< from {greeting.name}>< number {greeting.count}>"
-tables:
  tcp.port: [7017]
seq:
  - id: magic
    contents: [0x47, 0x52]
    doc: The letters GR, by which the protocol is known.
    -filter: greeting.magic
    -name: Magic
  - id: kind
    type: u1
    enum: kind
    doc: What is said.
    -filter: greeting.kind
    -name: Kind
  - id: length
    type: u2
    doc: Octets of the body.
    -filter: greeting.length
    -name: Length
  - id: body
    size: length
    type:
      switch-on: kind
      cases:
        'kind::hello': hello
        'kind::welcome': welcome
    -inline: true
types:
  hello:
    seq:
      - id: name
        type: str
        size-eos: true
        encoding: UTF-8
        doc: Who says hello.
        -filter: greeting.name
        -name: Name
    instances:
      nameless:
        value: name == ""
        -name: Somebody without a name says hello
        -expert: warning/protocol
  welcome:
    seq:
      - id: count
        type: u4
        doc: How many have said hello.
        -filter: greeting.count
        -name: Count
enums:
  kind:
    1: {id: hello, -name: Hello}
    2: {id: welcome, -name: Welcome}
