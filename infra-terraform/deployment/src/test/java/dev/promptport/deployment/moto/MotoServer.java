package dev.promptport.deployment.moto;

import org.junit.jupiter.api.Assumptions;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** A moto server on a port of this machine. */
public final class MotoServer implements AutoCloseable {

    private static final int TRIES = 600;

    private final Process process;
    private final int port;

    private MotoServer(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * Starts it; skips the test where it is not installed.
     *
     * @param log what it prints
     */
    public static MotoServer start(Path log) throws IOException, InterruptedException {
        Assumptions.assumeTrue(
                isInstalled(), "moto is not installed: pip install 'moto[server,all]'");
        int port = freePort();
        ProcessBuilder builder =
                python("-m", "moto.server", "-H", "127.0.0.1", "-p", Integer.toString(port))
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile());
        builder.environment().put("MOTO_IAM_LOAD_MANAGED_POLICIES", "true");
        MotoServer server = new MotoServer(builder.start(), port);
        for (int i = 0; !server.listens(); i++) {
            if (!server.process.isAlive() || i == TRIES) {
                server.close();
                throw new AssertionError("moto does not start, see " + log);
            }
            Thread.sleep(100);
        }
        return server;
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + port);
    }

    private static boolean isInstalled() throws InterruptedException {
        try {
            return python("-c", "import moto.server").start().waitFor() == 0;
        } catch (IOException _) {
            return false;
        }
    }

    private static ProcessBuilder python(String... arguments) {
        ProcessBuilder python =
                new ProcessBuilder("python3")
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.DISCARD);
        python.command().addAll(List.of(arguments));
        return python;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private boolean listens() {
        try (Socket _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    @Override
    public void close() {
        process.destroy();
    }
}
