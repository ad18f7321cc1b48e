meta:
  id: dscp
  title: Differentiated services
doc: The code points by which packets ask routers for treatment, and the marks of explicit congestion notification.
doc-ref: RFC 2474 section 3
enums:
  code_point:
    0: {id: default, -name: Default, -short: CS0}
    1: {id: lower_effort, -name: Lower Effort, -short: LE}
    8: {id: cs1, -name: Class Selector 1, -short: CS1}
    10: {id: af11, -name: Assured Forwarding 11, -short: AF11}
    12: {id: af12, -name: Assured Forwarding 12, -short: AF12}
    14: {id: af13, -name: Assured Forwarding 13, -short: AF13}
    16: {id: cs2, -name: Class Selector 2, -short: CS2}
    18: {id: af21, -name: Assured Forwarding 21, -short: AF21}
    20: {id: af22, -name: Assured Forwarding 22, -short: AF22}
    22: {id: af23, -name: Assured Forwarding 23, -short: AF23}
    24: {id: cs3, -name: Class Selector 3, -short: CS3}
    26: {id: af31, -name: Assured Forwarding 31, -short: AF31}
    28: {id: af32, -name: Assured Forwarding 32, -short: AF32}
    30: {id: af33, -name: Assured Forwarding 33, -short: AF33}
    32: {id: cs4, -name: Class Selector 4, -short: CS4}
    34: {id: af41, -name: Assured Forwarding 41, -short: AF41}
    36: {id: af42, -name: Assured Forwarding 42, -short: AF42}
    38: {id: af43, -name: Assured Forwarding 43, -short: AF43}
    40: {id: cs5, -name: Class Selector 5, -short: CS5}
    44: {id: voice_admit, -name: Voice Admit, -short: VOICE-ADMIT}
    46: {id: ef, -name: Expedited Forwarding, -short: EF PHB}
    48: {id: cs6, -name: Class Selector 6, -short: CS6}
    56: {id: cs7, -name: Class Selector 7, -short: CS7}
  ecn:
    0: {id: not_ect, -name: Not ECN-Capable Transport, -short: Not-ECT}
    1: {id: ect_1, -name: ECN-Capable Transport codepoint '01', -short: ECT(1)}
    2: {id: ect_0, -name: ECN-Capable Transport codepoint '10', -short: ECT(0)}
    3: {id: ce, -name: Congestion Experienced, -short: CE}
