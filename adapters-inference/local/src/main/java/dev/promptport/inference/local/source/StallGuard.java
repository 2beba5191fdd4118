package dev.promptport.inference.local.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The body of an answer, given up when its next bytes take too long; the JDK's HTTP client waits
 * for ever.
 */
final class StallGuard extends InputStream {

    private final InputStream body;
    private final String host;
    private final Duration timeout;
    private final ExecutorService reader = Executors.newVirtualThreadPerTaskExecutor();

    StallGuard(InputStream body, String host, Duration timeout) {
        this.body = body;
        this.host = host;
        this.timeout = timeout;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        Future<Integer> read = reader.submit(() -> body.read(buffer, offset, length));
        try {
            return read.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new HubProblem.Unreachable(host, e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException _) {
            read.cancel(true);
            throw new HubProblem.Unreachable(host, new HttpTimeoutException("no further bytes"));
        } catch (InterruptedException _) {
            read.cancel(true);
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while reading from " + host);
        }
    }

    @Override
    public void close() throws IOException {
        reader.shutdownNow();
        body.close();
    }
}
