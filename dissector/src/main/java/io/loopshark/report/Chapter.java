package io.loopshark.report;

/** The parts of a connection's life, as a story tells them. */
enum Chapter {
    OPENING(new Bilingual("The opening: the handshake", "建立连接：握手")),
    TRANSFER(new Bilingual("The connection in use", "传输数据")),
    CLOSING(new Bilingual("The end: how the connection is closed", "结束：关闭连接"));

    private final Bilingual title;

    Chapter(Bilingual title) {
        this.title = title;
    }

    Bilingual title() {
        return title;
    }
}
