package io.loopshark.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loopshark.ksy.wire.TcpHeader;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class ByteArrayStreamTest {

    private final ByteArrayStream stream = new ByteArrayStream();

    @Test
    void readsUnsignedIntegersOfEachWidthInBothByteOrders() {
        stream.wrap(HexFormat.of().parseHex("fe" + "8001" + "8001" + "80000001" + "80000001"));
        assertThat(stream.readU1()).isEqualTo(0xfe);
        assertThat(stream.readU2be()).isEqualTo(0x8001);
        assertThat(stream.readU2le()).isEqualTo(0x0180);
        assertThat(stream.readU4be()).isEqualTo(0x8000_0001L);
        assertThat(stream.readU4le()).isEqualTo(0x0100_0080L);
        assertThat(stream.isEof()).isTrue();
    }

    @Test
    void readsSignedIntegersOfEachWidthInBothByteOrders() {
        stream.wrap(HexFormat.of().parseHex("fe" + "80ff" + "80ff" + "800000ff" + "800000ff"));
        assertThat(stream.readS1()).isEqualTo((byte) -2);
        assertThat(stream.readS2be()).isEqualTo((short) 0x80ff);
        assertThat(stream.readS2le()).isEqualTo((short) 0xff80);
        assertThat(stream.readS4be()).isEqualTo(0x8000_00ff);
        assertThat(stream.readS4le()).isEqualTo(0xff00_0080);
    }

    @Test
    void readsEightOctetsInBothByteOrders() {
        stream.wrap(HexFormat.of().parseHex("80000000000000018000000000000001"));
        assertThat(stream.readU8be()).isEqualTo(0x8000_0000_0000_0001L);
        assertThat(stream.readU8le()).isEqualTo(0x0100_0000_0000_0080L);
        stream.seek(8L);
        assertThat(stream.readS8be()).isEqualTo(0x8000_0000_0000_0001L);
        assertThat(stream.pos()).isEqualTo(16);
    }

    @Test
    void letsOneObjectOfAWireTypeReadAgainAndAgain() {
        byte[] bytes = new byte[41];
        bytes[1] = 80;
        bytes[21] = 53;
        stream.wrap(bytes);
        TcpHeader header = new TcpHeader(stream);
        header._read();
        assertThat(header.srcPort()).isEqualTo(80);
        stream.seek(20);
        header._read();
        assertThat(header.srcPort()).isEqualTo(53);
        assertThat(stream.pos()).isEqualTo(40);
    }

    @Test
    void refusesToReadBeyondTheEndOfTheArray() {
        stream.wrap(new byte[4]);
        assertThat(stream.size()).isEqualTo(4);
        stream.seek(1);
        assertThatThrownBy(stream::readU4be).isInstanceOf(IndexOutOfBoundsException.class);
        stream.seek(-1);
        assertThatThrownBy(stream::readU2le).isInstanceOf(IndexOutOfBoundsException.class);
        stream.seek(4);
        assertThatThrownBy(stream::readU1).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void refusesWhatWireTypesMustNotUse() {
        stream.wrap(new byte[16]);
        assertThatThrownBy(() -> stream.readBytes(4)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> stream.substream(4)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(stream::readBytesFull).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> stream.writeU4be(4)).isInstanceOf(UnsupportedOperationException.class);
    }
}
