meta:
  id: mqtt
  title: MQTT
  endian: be
  bit-endian: be
doc: A message between a client and a broker that passes on what others have published; versions 3.1, 3.1.1 and 5.
doc-ref: MQTT 5.0 section 2
-filter: mqtt
-name: MQ Telemetry Transport Protocol
-summary: "MQ Telemetry Transport Protocol, {mqtt.msgtype}"
-column: MQTT
-info: "{mqtt.msgtype}< (id={mqtt.msgid})>< [{mqtt.topic}]>"
-tables:
  tcp.port: [1883]
# Only the first message of a connection tells the version, and others are read by it.
-remember:
  known_version: version
params:
  - id: known_version
    type: u1
    doc: The version that the connection's first message told; 0 before.
seq:
  - id: header
    type: header
    size: 1
    doc: What kind of message it is.
    doc-ref: MQTT 5.0 section 2.1
    -base: hex
    -filter: mqtt.hdrflags
    -name: Header Flags
    -bits: "0:8"
  - id: length
    type: variable_number
    doc: Octets that follow.
    doc-ref: MQTT 5.0 section 2.1.4
    -filter: mqtt.len
    -name: Msg Len
    -bits: "8:*"
  - id: body
    size: length.value
    if: length.value > 0
    type:
      switch-on: header.kind.as<s4>
      cases:
        1: connect
        2: connect_acknowledgement
        3: publish
        4: acknowledgement
        5: acknowledgement
        6: acknowledgement
        7: acknowledgement
        8: subscribe
        9: subscribe_acknowledgement
        10: unsubscribe
        11: acknowledgement
    doc: What the message says.
    doc-ref: MQTT 5.0 section 3
    -inline: true
    -filter: mqtt.body
    -name: Body
    -bits: "*:*"
instances:
  version:
    value: 'header.kind == 1 ? body.as<connect>.level : known_version'
    doc: The version by now.
    -hidden: true
types:
  header:
    doc: The first octet.
    doc-ref: MQTT 5.0 section 2.1
    -value: number
    -summary: "Header Flags: {hex}, Message Type: {mqtt.msgtype}"
    seq:
      - id: kind
        type: b4
        doc: Which message it is.
        doc-ref: MQTT 5.0 section 2.1.2
        -enum: message_type
        -filter: mqtt.msgtype
        -name: Message Type
        -bits: "0:4"
      - id: duplicate
        type: b1
        doc: Whether it was sent before.
        doc-ref: MQTT 5.0 section 3.3.1.1
        -filter: mqtt.dupflag
        -name: DUP Flag
        -bits: "4:1"
      - id: quality
        type: b2
        doc: How surely it is to arrive; of what is published.
        doc-ref: MQTT 5.0 section 3.3.1.2
        -enum: quality
        -filter: mqtt.qos
        -name: QoS Level
        -bits: "5:2"
      - id: retain
        type: b1
        doc: Whether the broker keeps it for who subscribes later; of what is published.
        doc-ref: MQTT 5.0 section 3.3.1.3
        -filter: mqtt.retain
        -name: Retain
        -bits: "7:1"
    instances:
      number:
        value: kind << 4 | duplicate.to_i << 3 | quality << 1 | retain.to_i
        doc: All of it as one number.
        -hidden: true
  variable_number:
    doc: A number in as many octets as it needs, at most four, seven bits each, the lowest first.
    doc-ref: MQTT 5.0 section 1.5.5
    -value: value
    seq:
      - id: groups
        type: u1
        repeat: until
        repeat-until: (_ & 0x80) == 0 or _index == 3
        doc: Seven bits each; the upper one says that more follow.
        -hidden: true
    instances:
      value:
        value: >-
          (groups[0] & 0x7f) + (groups.size > 1 ? (groups[1] & 0x7f) << 7 : 0)
          + (groups.size > 2 ? (groups[2] & 0x7f) << 14 : 0) + (groups.size > 3 ? (groups[3] & 0x7f) << 21 : 0)
        doc: The number.
        -hidden: true
  properties:
    doc: What version 5 adds to a message.
    doc-ref: MQTT 5.0 section 2.2.2
    seq:
      - id: length
        type: variable_number
        doc: Octets that follow.
        doc-ref: MQTT 5.0 section 2.2.2.1
        -filter: mqtt.property_len
        -name: Total Length
        -bits: "*:*"
      - id: list
        size: length.value
        if: length.value > 0
        doc: The properties, not taken apart.
        doc-ref: MQTT 5.0 section 2.2.2.2
        -filter: mqtt.properties
        -name: Properties
        -bits: "*:*"
  connect:
    doc: Opens a session.
    doc-ref: MQTT 5.0 section 3.1
    seq:
      - id: len_name
        type: u2
        doc: Octets of what follows.
        doc-ref: MQTT 5.0 section 3.1.2.1
        -filter: mqtt.proto_len
        -name: Protocol Name Length
        -bits: "*:16"
      - id: name
        type: str
        size: len_name
        encoding: UTF-8
        doc: The name of the protocol.
        doc-ref: MQTT 5.0 section 3.1.2.1
        -filter: mqtt.protoname
        -name: Protocol Name
        -bits: "*:*"
      - id: level
        type: u1
        doc: The version, 3 for 3.1, 4 for 3.1.1.
        doc-ref: MQTT 5.0 section 3.1.2.2
        -enum: version
        -filter: mqtt.ver
        -name: Version
        -bits: "*:8"
      - id: flags
        type: connect_flags
        size: 1
        doc: What follows, and what is asked for.
        doc-ref: MQTT 5.0 section 3.1.2.3
        -base: hex
        -filter: mqtt.conflags
        -name: Connect Flags
        -bits: "*:8"
      - id: keep_alive
        type: u2
        doc: Seconds after which the client sends something at the latest.
        doc-ref: MQTT 5.0 section 3.1.2.10
        -filter: mqtt.kalive
        -name: Keep Alive
        -bits: "*:16"
      - id: properties
        type: properties
        if: level >= 5
        doc: What version 5 adds.
        doc-ref: MQTT 5.0 section 2.2.2
        -inline: true
        -filter: mqtt.property_list
        -name: Properties
        -bits: "*:*"
      - id: len_client_id
        type: u2
        doc: Octets of what follows.
        doc-ref: MQTT 5.0 section 3.1.3.1
        -filter: mqtt.clientid_len
        -name: Client ID Length
        -bits: "*:16"
      - id: client_id
        type: str
        size: len_client_id
        encoding: UTF-8
        doc: Who the client is.
        doc-ref: MQTT 5.0 section 3.1.3.1
        -filter: mqtt.clientid
        -name: Client ID
        -bits: "*:*"
      - id: will_properties
        type: properties
        if: level >= 5 and flags.will
        doc: What version 5 adds.
        doc-ref: MQTT 5.0 section 2.2.2
        -inline: true
        -filter: mqtt.will_property_list
        -name: Properties
        -bits: "*:*"
      - id: len_will_topic
        type: u2
        if: flags.will
        doc: Octets of what follows.
        doc-ref: MQTT 5.0 section 3.1.3.3
        -filter: mqtt.willtopic_len
        -name: Will Topic Length
        -bits: "*:16"
      - id: will_topic
        type: str
        size: len_will_topic
        encoding: UTF-8
        if: flags.will
        doc: Where the will is to be published.
        doc-ref: MQTT 5.0 section 3.1.3.3
        -filter: mqtt.willtopic
        -name: Will Topic
        -bits: "*:*"
      - id: len_will_message
        type: u2
        if: flags.will
        doc: Octets of what follows.
        doc-ref: MQTT 5.0 section 3.1.3.4
        -filter: mqtt.willmsg_len
        -name: Will Message Length
        -bits: "*:16"
      - id: will_message
        size: len_will_message
        if: flags.will
        doc: What is to be published when the connection breaks.
        doc-ref: MQTT 5.0 section 3.1.3.4
        -filter: mqtt.willmsg
        -name: Will Message
        -bits: "*:*"
      - id: len_user_name
        type: u2
        if: flags.user_name
        doc: Octets of what follows.
        doc-ref: MQTT 5.0 section 3.1.3.5
        -filter: mqtt.username_len
        -name: User Name Length
        -bits: "*:16"
      - id: user_name
        type: str
        size: len_user_name
        encoding: UTF-8
        if: flags.user_name
        doc: Who the user is.
        doc-ref: MQTT 5.0 section 3.1.3.5
        -filter: mqtt.username
        -name: User Name
        -bits: "*:*"
      - id: len_password
        type: u2
        if: flags.password
        doc: Octets of what follows.
        doc-ref: MQTT 5.0 section 3.1.3.6
        -filter: mqtt.passwd_len
        -name: Password Length
        -bits: "*:16"
      - id: password
        type: str
        size: len_password
        encoding: UTF-8
        if: flags.password
        doc: What proves it.
        doc-ref: MQTT 5.0 section 3.1.3.6
        -filter: mqtt.passwd
        -name: Password
        -bits: "*:*"
  connect_flags:
    doc: What follows, and what is asked for.
    doc-ref: MQTT 5.0 section 3.1.2.3
    -value: number
    seq:
      - id: user_name
        type: b1
        doc: Whether a user name follows.
        doc-ref: MQTT 5.0 section 3.1.2.8
        -filter: mqtt.conflag.uname
        -name: User Name Flag
        -bits: "0:1"
      - id: password
        type: b1
        doc: Whether a password follows.
        doc-ref: MQTT 5.0 section 3.1.2.9
        -filter: mqtt.conflag.passwd
        -name: Password Flag
        -bits: "1:1"
      - id: will_retain
        type: b1
        doc: Whether the will is to be kept.
        doc-ref: MQTT 5.0 section 3.1.2.7
        -filter: mqtt.conflag.retain
        -name: Will Retain
        -bits: "2:1"
      - id: will_quality
        type: b2
        doc: How surely the will is to arrive.
        doc-ref: MQTT 5.0 section 3.1.2.6
        -enum: quality
        -filter: mqtt.conflag.qos
        -name: QoS Level
        -bits: "3:2"
      - id: will
        type: b1
        doc: Whether there is a will.
        doc-ref: MQTT 5.0 section 3.1.2.5
        -filter: mqtt.conflag.willflag
        -name: Will Flag
        -bits: "5:1"
      - id: clean
        type: b1
        doc: Whether the session begins anew.
        doc-ref: MQTT 5.0 section 3.1.2.4
        -filter: mqtt.conflag.cleansess
        -name: Clean Session Flag
        -bits: "6:1"
      - id: reserved
        type: b1
        doc: Zero.
        doc-ref: MQTT 5.0 section 3.1.2.3
        -filter: mqtt.conflag.reserved
        -name: "(Reserved)"
        -bits: "7:1"
    instances:
      number:
        value: >-
          user_name.to_i << 7 | password.to_i << 6 | will_retain.to_i << 5 | will_quality << 3 | will.to_i << 2
          | clean.to_i << 1 | reserved.to_i
        doc: All of it as one number.
        -hidden: true
  connect_acknowledgement:
    doc: Says whether the session is open.
    doc-ref: MQTT 5.0 section 3.2
    seq:
      - id: reserved
        type: b7
        doc: Zero.
        doc-ref: MQTT 5.0 section 3.2.2.1
        -filter: mqtt.conack.flags.reserved
        -name: Reserved
        -bits: "0:7"
      - id: session_present
        type: b1
        doc: Whether the broker still knows an earlier session.
        doc-ref: MQTT 5.0 section 3.2.2.1.1
        -filter: mqtt.conack.flags.sp
        -name: Session Present
        -bits: "7:1"
      - id: code
        type: u1
        if: _root.known_version < 5
        doc: Whether the client is let in.
        doc-ref: MQTT 3.1.1 section 3.2.2.3
        -enum: return_code
        -filter: mqtt.conack.val
        -name: Return Code
        -bits: "8:8"
      - id: reason
        type: u1
        if: _root.known_version >= 5
        doc: Whether the client is let in.
        doc-ref: MQTT 5.0 section 3.2.2.2
        -filter: mqtt.connack.reason_code
        -name: Reason Code
        -bits: "8:8"
      - id: properties
        type: properties
        if: _root.known_version >= 5
        doc: What version 5 adds.
        doc-ref: MQTT 5.0 section 2.2.2
        -inline: true
        -filter: mqtt.property_list
        -name: Properties
        -bits: "*:*"
  publish:
    doc: Something for all who have subscribed to its topic.
    doc-ref: MQTT 5.0 section 3.3
    seq:
      - id: len_topic
        type: u2
        doc: Octets of what follows.
        doc-ref: MQTT 5.0 section 3.3.2.1
        -filter: mqtt.topic_len
        -name: Topic Length
        -bits: "*:16"
      - id: topic
        type: str
        size: len_topic
        encoding: UTF-8
        doc: What it is about.
        doc-ref: MQTT 5.0 section 3.3.2.1
        -filter: mqtt.topic
        -name: Topic
        -bits: "*:*"
      - id: id
        type: u2
        if: _root.header.quality > 0
        doc: By which it is acknowledged.
        doc-ref: MQTT 5.0 section 3.3.2.2
        -filter: mqtt.msgid
        -name: Message Identifier
        -bits: "*:16"
      - id: properties
        type: properties
        if: _root.known_version >= 5
        doc: What version 5 adds.
        doc-ref: MQTT 5.0 section 2.2.2
        -inline: true
        -filter: mqtt.property_list
        -name: Properties
        -bits: "*:*"
      - id: message
        size-eos: true
        doc: What is published.
        doc-ref: MQTT 5.0 section 3.3.3
        -filter: mqtt.msg
        -name: Message
        -bits: "*:*"
  acknowledgement:
    doc: The message of that number has arrived.
    doc-ref: MQTT 5.0 section 3.4
    seq:
      - id: id
        type: u2
        doc: Which message.
        doc-ref: MQTT 5.0 section 3.4.2
        -filter: mqtt.msgid
        -name: Message Identifier
        -bits: "0:16"
      - id: rest
        size-eos: true
        if: not _io.eof
        doc: Reasons and properties of version 5, not taken apart.
        doc-ref: MQTT 5.0 section 3.4.2.1
        -filter: mqtt.reason
        -name: Reason
        -bits: "*:*"
  subscribe:
    doc: Asks for topics.
    doc-ref: MQTT 5.0 section 3.8
    seq:
      - id: id
        type: u2
        doc: By which it is acknowledged.
        doc-ref: MQTT 5.0 section 3.8.2
        -filter: mqtt.msgid
        -name: Message Identifier
        -bits: "0:16"
      - id: properties
        type: properties
        if: _root.known_version >= 5
        doc: What version 5 adds.
        doc-ref: MQTT 5.0 section 2.2.2
        -inline: true
        -filter: mqtt.property_list
        -name: Properties
        -bits: "*:*"
      - id: topics
        type: subscription
        repeat: eos
        doc: One topic.
        doc-ref: MQTT 5.0 section 3.8.3
        -inline: true
        -filter: mqtt.subscription
        -name: Subscription
        -bits: "*:*"
  subscription:
    doc: One topic.
    doc-ref: MQTT 5.0 section 3.8.3
    seq:
      - id: len_topic
        type: u2
        doc: Octets of what follows.
        doc-ref: MQTT 5.0 section 4.7
        -filter: mqtt.topic_len
        -name: Topic Length
        -bits: "*:16"
      - id: topic
        type: str
        size: len_topic
        encoding: UTF-8
        doc: The topic, which may have wildcards.
        doc-ref: MQTT 5.0 section 4.7
        -filter: mqtt.topic
        -name: Topic
        -bits: "*:*"
      - id: options
        type: u1
        if: _root.known_version >= 5
        doc: What is wanted.
        doc-ref: MQTT 5.0 section 3.8.3.1
        -base: hex
        -filter: mqtt.subscription_options
        -name: Subscription Options
        -bits: "*:8"
      - id: quality
        type: u1
        if: _root.known_version < 5
        doc: How surely it is to arrive.
        doc-ref: MQTT 3.1.1 section 3.8.3
        -enum: quality
        -filter: mqtt.sub.qos
        -name: Requested QoS
        -bits: "*:8"
  subscribe_acknowledgement:
    doc: Says which topics are granted.
    doc-ref: MQTT 5.0 section 3.9
    seq:
      - id: id
        type: u2
        doc: Which message.
        doc-ref: MQTT 5.0 section 3.9.2
        -filter: mqtt.msgid
        -name: Message Identifier
        -bits: "0:16"
      - id: properties
        type: properties
        if: _root.known_version >= 5
        doc: What version 5 adds.
        doc-ref: MQTT 5.0 section 2.2.2
        -inline: true
        -filter: mqtt.property_list
        -name: Properties
        -bits: "*:*"
      - id: reasons
        type: u1
        repeat: eos
        if: _root.known_version >= 5
        doc: Whether a topic is granted.
        doc-ref: MQTT 5.0 section 3.9.3
        -filter: mqtt.suback.reason_code
        -name: Reason Code
        -bits: "*:8"
      - id: qualities
        type: u1
        repeat: eos
        if: _root.known_version < 5
        doc: How surely what comes of a topic will arrive.
        doc-ref: MQTT 3.1.1 section 3.9.3
        -enum: quality
        -filter: mqtt.suback.qos
        -name: Granted QoS
        -bits: "*:8"
  unsubscribe:
    doc: Asks for topics no more.
    doc-ref: MQTT 5.0 section 3.10
    seq:
      - id: id
        type: u2
        doc: By which it is acknowledged.
        doc-ref: MQTT 5.0 section 3.10.2
        -filter: mqtt.msgid
        -name: Message Identifier
        -bits: "0:16"
      - id: properties
        type: properties
        if: _root.known_version >= 5
        doc: What version 5 adds.
        doc-ref: MQTT 5.0 section 2.2.2
        -inline: true
        -filter: mqtt.property_list
        -name: Properties
        -bits: "*:*"
      - id: topics
        type: topic
        repeat: eos
        doc: One topic.
        doc-ref: MQTT 5.0 section 3.10.3
        -inline: true
        -filter: mqtt.unsubscription
        -name: Topic
        -bits: "*:*"
  topic:
    doc: One topic.
    doc-ref: MQTT 5.0 section 3.10.3
    seq:
      - id: len_topic
        type: u2
        doc: Octets of what follows.
        doc-ref: MQTT 5.0 section 4.7
        -filter: mqtt.topic_len
        -name: Topic Length
        -bits: "*:16"
      - id: topic
        type: str
        size: len_topic
        encoding: UTF-8
        doc: The topic.
        doc-ref: MQTT 5.0 section 4.7
        -filter: mqtt.topic
        -name: Topic
        -bits: "*:*"
enums:
  message_type:
    1: {id: connect, -name: Connect Command}
    2: {id: connack, -name: Connect Ack}
    3: {id: publish, -name: Publish Message}
    4: {id: puback, -name: Publish Ack}
    5: {id: pubrec, -name: Publish Received}
    6: {id: pubrel, -name: Publish Release}
    7: {id: pubcomp, -name: Publish Complete}
    8: {id: subscribe, -name: Subscribe Request}
    9: {id: suback, -name: Subscribe Ack}
    10: {id: unsubscribe, -name: Unsubscribe Request}
    11: {id: unsuback, -name: Unsubscribe Ack}
    12: {id: pingreq, -name: Ping Request}
    13: {id: pingresp, -name: Ping Response}
    14: {id: disconnect, -name: Disconnect Req}
    15: {id: auth, -name: Authentication Exchange}
  quality:
    0: {id: at_most_once, -name: At most once delivery}
    1: {id: at_least_once, -name: At least once delivery}
    2: {id: exactly_once, -name: Exactly once delivery}
    128: {id: failure, -name: Failure}
  version:
    3: {id: mqtt_3_1, -name: MQTT v3.1}
    4: {id: mqtt_3_1_1, -name: MQTT v3.1.1}
    5: {id: mqtt_5_0, -name: MQTT v5.0}
  return_code:
    0: {id: accepted, -name: Connection Accepted}
    1: {id: version_refused, -name: "Connection Refused: unacceptable protocol version"}
    2: {id: identifier_rejected, -name: "Connection Refused: identifier rejected"}
    3: {id: server_unavailable, -name: "Connection Refused: server unavailable"}
    4: {id: bad_credentials, -name: "Connection Refused: bad user name or password"}
    5: {id: not_authorized, -name: "Connection Refused: not authorized"}
