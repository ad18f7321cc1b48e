package io.loopshark.report;

import static io.loopshark.connection.TcpState.CLOSED;
import static io.loopshark.connection.TcpState.SYN_SENT;
import static io.loopshark.report.ConnectionScript.closedInFour;
import static io.loopshark.report.ConnectionScript.script;
import static org.assertj.core.api.Assertions.assertThat;

import io.loopshark.connection.Handshake;
import io.loopshark.connection.Teardown;
import org.junit.jupiter.api.Test;

class StoryTest {

    @Test
    void a_whole_connection_in_english() {
        assertThat(Story.ENGLISH.of(closedInFour().build())).isEqualTo("""
                ── Connection 0 ──
                127.0.0.1:52528 is the client, 127.0.0.1:80 the server. 11 segments in 0.000100000 s; the client
                sent 18 bytes of data, the server 5.
                The numbers of the client count from its initial sequence number (ISN): its Seq=0 is 1000 on the
                wire.
                The numbers of the server count from its initial sequence number (ISN): its Seq=0 is 5000 on the
                wire.
                Wireshark counts in the same way and calls it the relative sequence number (tcp.seq); the number in
                the header is its raw one (tcp.seq_raw).
                Mind two things that share a name: the ACK flag says that the acknowledgement number is valid; the
                acknowledgement number, written Ack=…, is the sequence number that its sender expects next.

                ── The opening: the handshake ──

                1. Frame 1, 0.000000 s, client → server: [SYN] Seq=0 Len=0
                    The client asks the server for a connection: its SYN flag is set.
                    Seq=0 (1000 on the wire) is its initial sequence number (ISN), which the client has chosen for
                    itself; all that it sends is counted from there.
                    A SYN takes one sequence number: so it can be acknowledged, and sent again if it gets lost, as
                    data can. The next number is 1; that is what the answer has to ask for.
                    The ACK flag is not set: there is nothing yet that could be acknowledged.
                    ▸ The client: CLOSED → SYN-SENT (has asked for a connection, waits for the answer)

                2. Frame 2, 0.000010 s, server → client: [SYN, ACK] Seq=0 Ack=1 Len=0
                    The server agrees, and asks back in the same segment: the ACK flag says that the acknowledgement
                    number is valid, the SYN flag opens its own direction.
                    Its acknowledgement number Ack=1 is 0 (Seq of frame 1) + 1 for the SYN.
                    Ack=1 says: everything before number 1 has arrived, number 1 is expected next.
                    (Written as Wireshark does: in brackets stand the flags, [SYN, ACK], so ACK is the flag there;
                    Ack=1 behind them is the number.)
                    (“Ack = Seq + 1”, as it is often taught, is for the handshake, and holds only where a SYN
                    carries no data. The rule for all segments is: Ack = Seq + length of the data + 1 for a SYN + 1
                    for a FIN. That the ISN is written in four bytes plays no part: bytes of the header are not
                    counted.)
                    Seq=0 (5000 on the wire) is its initial sequence number (ISN), which the server has chosen for
                    itself; all that it sends is counted from there.
                    The client learns from it that the server is there and that its own SYN arrived. The server does
                    not know yet whether this answer arrives: that is what the third segment is for.
                    (The state of the server is SYN-RECEIVED now, and ends with the third segment; SYN-SENT is the
                    state of who asked, the client.)
                    ▸ The server: LISTEN → SYN-RECEIVED (has got the other side's SYN and sent its own, waits for
                      its acknowledgement)

                3. Frame 3, 0.000020 s, client → server: [ACK] Seq=1 Ack=1 Len=0
                    The client acknowledges the SYN of the server: the third segment of the handshake.
                    Its acknowledgement number Ack=1 is 0 (Seq of frame 2) + 1 for the SYN.
                    Ack=1 says: everything before number 1 has arrived, number 1 is expected next.
                    Seq=1, since its SYN took the number before.
                    When it arrives, both know that both directions work. With two segments alone the server could
                    not know whether its answer arrived, and an old SYN that turns up late would make it keep a
                    connection open which nobody wants.
                    An empty segment takes no sequence number and is not acknowledged itself, or acknowledgements
                    would be acknowledged for ever: what the client sends next has Seq=1, too.
                    ▸ The client: SYN-SENT → ESTABLISHED (open: data may flow)
                    ▸ The server: SYN-RECEIVED → ESTABLISHED (open: data may flow)

                ── The connection in use ──

                4. Frame 4, 0.000030 s, client → server: [PSH, ACK] Seq=1 Ack=1 Len=18
                    The client sends 18 bytes of data.
                    Seq=1 is the number of the first byte. Each byte takes one number, 1 to 18, so the client goes
                    on with Seq=19.
                    The PSH flag asks the server to hand the data to its application without delay.
                    Ack=1 is as before: it acknowledges nothing new.

                5. Frame 5, 0.000040 s, server → client: [ACK] Seq=1 Ack=19 Len=0
                    The server acknowledges what has come.
                    Its acknowledgement number Ack=19 is 1 (Seq of frame 4) + 18 bytes.
                    Ack=19 says: everything before number 19 has arrived, number 19 is expected next.

                6. Frame 6, 0.000050 s, server → client: [PSH, ACK] Seq=1 Ack=19 Len=5
                    The server sends 5 bytes of data.
                    Seq=1 is the number of the first byte. Each byte takes one number, 1 to 5, so the server goes on
                    with Seq=6.
                    Ack=19 is as before: it acknowledges nothing new.

                7. Frame 7, 0.000060 s, client → server: [ACK] Seq=19 Ack=6 Len=0
                    The client acknowledges what has come.
                    Its acknowledgement number Ack=6 is 1 (Seq of frame 6) + 5 bytes.
                    Ack=6 says: everything before number 6 has arrived, number 6 is expected next.

                ── The end: how the connection is closed ──

                8. Frame 8, 0.000070 s, client → server: [FIN, ACK] Seq=19 Ack=6 Len=0
                    The client has nothing more to send: its FIN flag is set. That closes its own direction only;
                    the server may go on sending.
                    ([FIN, ACK] does not close both directions: the FIN closes this one, and the ACK flag only says
                    that the acknowledgement number is valid, as in every segment after the first.)
                    A FIN takes one sequence number, as a SYN does, so that it can be acknowledged; the answer has
                    to ask for number 20.
                    Ack=6 is as before: it acknowledges nothing new.
                    ▸ The client: ESTABLISHED → FIN-WAIT-1 (has sent its FIN, waits for its acknowledgement)

                9. Frame 9, 0.000080 s, server → client: [ACK] Seq=6 Ack=20 Len=0
                    The server acknowledges the FIN of the client.
                    Its acknowledgement number Ack=20 is 19 (Seq of frame 8) + 1 for the FIN.
                    Ack=20 says: everything before number 20 has arrived, number 20 is expected next.
                    The client knows now that all it has sent has arrived. The direction from the server is still
                    open: the connection is half-closed.
                    ▸ The client: FIN-WAIT-1 → FIN-WAIT-2 (its FIN is acknowledged, waits for the other side's FIN)
                    ▸ The server: ESTABLISHED → CLOSE-WAIT (has got the other side's FIN, its own application has
                      yet to close)

                10. Frame 10, 0.000090 s, server → client: [FIN, ACK] Seq=6 Ack=20 Len=0
                    The server closes its direction, too: it has nothing more to send either.
                    A FIN takes one sequence number, as a SYN does, so that it can be acknowledged; the answer has
                    to ask for number 7.
                    Ack=20 is as before: it acknowledges nothing new.
                    ▸ The server: CLOSE-WAIT → LAST-ACK (has sent its FIN, too, waits for the last acknowledgement)

                11. Frame 11, 0.000100 s, client → server: [ACK] Seq=20 Ack=7 Len=0
                    The client acknowledges the FIN of the server.
                    Its acknowledgement number Ack=7 is 6 (Seq of frame 10) + 1 for the FIN.
                    Ack=7 says: everything before number 7 has arrived, number 7 is expected next.
                    Now both directions are closed and both FINs acknowledged: the connection is over.
                    ▸ The client: FIN-WAIT-2 → TIME-WAIT (done, stays for 2 MSL in case its last acknowledgement got
                      lost)
                    ▸ The server: LAST-ACK → CLOSED (no connection)

                ── What became of it ──
                The close took four segments, FIN, ACK, FIN, ACK: each side closes its own direction, in its own
                time.
                The client stays in TIME-WAIT for twice the longest life of a segment (2 MSL): should its last
                acknowledgement get lost, the FIN comes again and wants an answer, and no late segment shall disturb
                a new connection between the same ports.
                Verdict VERIFIED: the handshake was seen, and every number is right.
                """);
    }

    @Test
    void a_whole_connection_in_chinese() {
        assertThat(Story.CHINESE.of(closedInFour().build())).isEqualTo("""
                ── 连接 0 ──
                127.0.0.1:52528 是客户端，127.0.0.1:80 是服务器。共 11 个报文段，历时 0.000100000 秒；客户端发送了
                18 字节数据，服务器发送了 5 字节。
                客户端的序号从它的初始序号（ISN）数起：它的 Seq=0 在线路上实际是 1000。
                服务器的序号从它的初始序号（ISN）数起：它的 Seq=0 在线路上实际是 5000。
                Wireshark 也这样数，称为相对序号（tcp.seq）；首部里的实际数值称为原始序号（tcp.seq_raw）。
                请分清两样名字相近的东西：ACK 标志表示确认号有效；确认号写作 Ack=…，是发送它的一方期待收到的下一个序
                号。

                ── 建立连接：握手 ──

                1. 帧 1，0.000000 秒，客户端 → 服务器：[SYN] Seq=0 Len=0
                    客户端请求与服务器建立连接：SYN 标志置 1。
                    序号 Seq=0（线路上的原始值是 1000）是客户端自己选定的初始序号（ISN），它此后发送的一切都从这里数
                    起。
                    SYN 要占用一个序号：这样它才能像数据一样得到确认，丢了也能重发。所以下一个序号是 1；对方的应答就
                    应当用它作确认号。
                    ACK 标志没有置 1：现在还没有什么可以确认的。
                    ▸ 客户端：CLOSED → SYN-SENT（已发出连接请求，等待应答）

                2. 帧 2，0.000010 秒，服务器 → 客户端：[SYN, ACK] Seq=0 Ack=1 Len=0
                    服务器同意建立连接，并在同一个报文段里发起自己的方向：ACK 标志说明确认号有效，SYN 标志用来同步自
                    己的序号。
                    它的确认号是 1：0（帧 1 的 Seq）+ 1（SYN 占用一个序号）。
                    确认号 Ack=1 的意思是：序号 1 之前的都已收到，期待下一个序号是 1。
                    （写法与 Wireshark 相同：方括号里是标志，[SYN, ACK] 中的 ACK 指标志；后面的 Ack=1 才是确认号。）
                    （常说的“Ack = Seq + 1”说的是握手，只在 SYN 不带数据时成立。适用于所有报文段的规则是：Ack = Seq
                    + 数据长度 + SYN 占的 1 + FIN 占的 1。ISN 本身写成四个字节，但这与加几无关：首部的字节不计入序
                    号。）
                    序号 Seq=0（线路上的原始值是 5000）是服务器自己选定的初始序号（ISN），它此后发送的一切都从这里数
                    起。
                    客户端由此知道：服务器在线，而且自己的 SYN 已经送达。服务器还不知道自己的应答能否送达，所以需要
                    第三次握手。
                    （此时服务器处于 SYN-RECEIVED 状态，收到第三次握手的报文段后才结束；SYN-SENT 是请求的一方，即客
                    户端的状态，不要混淆。）
                    ▸ 服务器：LISTEN → SYN-RECEIVED（已收到对方的 SYN 并发出了自己的 SYN，等待对方确认）

                3. 帧 3，0.000020 秒，客户端 → 服务器：[ACK] Seq=1 Ack=1 Len=0
                    客户端确认服务器的 SYN：这就是第三次握手。
                    它的确认号是 1：0（帧 2 的 Seq）+ 1（SYN 占用一个序号）。
                    确认号 Ack=1 的意思是：序号 1 之前的都已收到，期待下一个序号是 1。
                    序号 Seq=1，因为它的 SYN 占用了前一个序号。
                    等它送达，双方就都知道两个方向是通的。如果只有两次握手，服务器就无从知道自己的应答是否送达；一个
                    迟到的旧 SYN 也会让它白白保持一条没有人要的连接。
                    空的报文段不占用序号，也不需要对方确认，否则确认又要确认，永远没有尽头：客户端接下来发送的内容序
                    号还是 Seq=1。
                    ▸ 客户端：SYN-SENT → ESTABLISHED（连接已建立，可以收发数据）
                    ▸ 服务器：SYN-RECEIVED → ESTABLISHED（连接已建立，可以收发数据）

                ── 传输数据 ──

                4. 帧 4，0.000030 秒，客户端 → 服务器：[PSH, ACK] Seq=1 Ack=1 Len=18
                    客户端发送 18 字节数据。
                    序号 Seq=1 是第一个字节的编号。每个字节占一个序号，即 1 到 18，所以客户端接下来从 Seq=19 继续。
                    PSH 标志请服务器尽快把数据交给应用程序。
                    确认号仍是 Ack=1，没有确认新的内容。

                5. 帧 5，0.000040 秒，服务器 → 客户端：[ACK] Seq=1 Ack=19 Len=0
                    服务器确认已经收到的内容。
                    它的确认号是 19：1（帧 4 的 Seq）+ 18（数据字节数）。
                    确认号 Ack=19 的意思是：序号 19 之前的都已收到，期待下一个序号是 19。

                6. 帧 6，0.000050 秒，服务器 → 客户端：[PSH, ACK] Seq=1 Ack=19 Len=5
                    服务器发送 5 字节数据。
                    序号 Seq=1 是第一个字节的编号。每个字节占一个序号，即 1 到 5，所以服务器接下来从 Seq=6 继续。
                    确认号仍是 Ack=19，没有确认新的内容。

                7. 帧 7，0.000060 秒，客户端 → 服务器：[ACK] Seq=19 Ack=6 Len=0
                    客户端确认已经收到的内容。
                    它的确认号是 6：1（帧 6 的 Seq）+ 5（数据字节数）。
                    确认号 Ack=6 的意思是：序号 6 之前的都已收到，期待下一个序号是 6。

                ── 结束：关闭连接 ──

                8. 帧 8，0.000070 秒，客户端 → 服务器：[FIN, ACK] Seq=19 Ack=6 Len=0
                    客户端没有更多数据要发送了：FIN 标志置 1。这只关闭它自己的方向，服务器仍然可以继续发送。
                    （[FIN, ACK] 并不是同时关闭两个方向：FIN 只关闭这一个方向，ACK 标志只说明确认号有效，除第一个报
                    文段外都是如此。）
                    FIN 和 SYN 一样要占用一个序号，这样对方才能确认它；应答的确认号应当是 20。
                    确认号仍是 Ack=6，没有确认新的内容。
                    ▸ 客户端：ESTABLISHED → FIN-WAIT-1（已发出 FIN，等待对方确认）

                9. 帧 9，0.000080 秒，服务器 → 客户端：[ACK] Seq=6 Ack=20 Len=0
                    服务器确认客户端的 FIN。
                    它的确认号是 20：19（帧 8 的 Seq）+ 1（FIN 占用一个序号）。
                    确认号 Ack=20 的意思是：序号 20 之前的都已收到，期待下一个序号是 20。
                    客户端由此知道自己发送的一切都已送达。而服务器这个方向仍然开着：连接处于半关闭状态。
                    ▸ 客户端：FIN-WAIT-1 → FIN-WAIT-2（自己的 FIN 已得到确认，等待对方的 FIN）
                    ▸ 服务器：ESTABLISHED → CLOSE-WAIT（已收到对方的 FIN，自己的应用程序还没有关闭连接）

                10. 帧 10，0.000090 秒，服务器 → 客户端：[FIN, ACK] Seq=6 Ack=20 Len=0
                    服务器也关闭自己的方向：它也没有更多数据要发送了。
                    FIN 和 SYN 一样要占用一个序号，这样对方才能确认它；应答的确认号应当是 7。
                    确认号仍是 Ack=20，没有确认新的内容。
                    ▸ 服务器：CLOSE-WAIT → LAST-ACK（也发出了 FIN，等待最后一个确认）

                11. 帧 11，0.000100 秒，客户端 → 服务器：[ACK] Seq=20 Ack=7 Len=0
                    客户端确认服务器的 FIN。
                    它的确认号是 7：6（帧 10 的 Seq）+ 1（FIN 占用一个序号）。
                    确认号 Ack=7 的意思是：序号 7 之前的都已收到，期待下一个序号是 7。
                    至此两个方向都已关闭，两个 FIN 都得到了确认：连接结束。
                    ▸ 客户端：FIN-WAIT-2 → TIME-WAIT（已经完成，再等待 2MSL，以防最后一个确认丢失）
                    ▸ 服务器：LAST-ACK → CLOSED（没有连接）

                ── 结局 ──
                关闭用了四个报文段（四次挥手）：FIN、ACK、FIN、ACK，双方各在自己需要的时候关闭自己的方向。
                客户端要在 TIME-WAIT 停留两倍的报文段最长寿命（2MSL）：如果它最后的确认丢失了，对方会重发 FIN，它还
                要应答；而且迟到的旧报文段不能干扰相同端口之间的新连接。
                结论 VERIFIED：看到了完整的握手，每个序号都正确。
                """);
    }

    @Test
    void a_refused_connection() {
        var refused = script().client("S", 0, 0, 0, SYN_SENT, CLOSED)
                .server("R.", -5000, 1, 0, CLOSED, CLOSED)
                .opening(Handshake.REFUSED)
                .closing(Teardown.RESET)
                .build();

        assertThat(Story.ENGLISH.of(refused))
                .contains("The server refuses: nobody listens on this port.")
                .contains("proof that the RST answers just this SYN (frame 1)")
                .contains("The connection never came to be: it was refused.")
                .doesNotContain("── The end");
    }

    @Test
    void raw_numbers_stand_as_on_the_wire() {
        assertThat(Story.ENGLISH.withRawNumbers().of(closedInFour().build()))
                .contains("[SYN, ACK] Seq=5000 Ack=1001 Len=0")
                .contains("Its acknowledgement number Ack=1001 is 1000 (Seq of frame 1) + 1 for the SYN.")
                .doesNotContain("on the wire");
    }
}
