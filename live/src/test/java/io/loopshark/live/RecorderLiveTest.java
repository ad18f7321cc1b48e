package io.loopshark.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopshark.live.socket.SocketOwners;
import org.junit.jupiter.api.Test;

class RecorderLiveTest {
    @Test void x() throws Exception {
        long t0=System.nanoTime();
        LibpcapEngine e = new LibpcapEngine();
        Fence f = new Fence();
        CaptureHandle h = e.open(CaptureSettings.HEADERS, new CaptureFilter(f.port()));
        System.out.println("open " + (System.nanoTime()-t0)/1e6 + " " + e.name() + " lt " + h.linkType());
        Thread t = new Thread(() -> { try { h.run((b,o,ts) -> System.out.println(b.length + " " + o + " " + ts + " " + f.numberIn(b, 1))); } catch (Exception x) { x.printStackTrace(); } });
        t.start();
        f.send(1); f.send(2);
        Thread.sleep(100);
        for (int r=0;r<6;r++) { long s0=System.nanoTime(); long d=0; for (int i=0;i<1000;i++) d+=h.dropped(); System.out.println("dropped() us " + (System.nanoTime()-s0)/1e6); }
        h.stop(); t.join(); h.close();
    }
}
