package dev.promptport.server;

import dev.promptport.function.http.invocation.ClientConnections;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpRequestWrapper;
import io.micronaut.http.server.netty.NettyHttpRequest;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.GenericFutureListener;

import jakarta.inject.Singleton;

/** A client is gone when its channel is closed. */
@Singleton
final class NettyClientConnections implements ClientConnections {

    @Override
    public Watch watch(HttpRequest<?> request, Runnable whenGone) {
        return switch (request) {
            case HttpRequestWrapper<?> wrapper -> watch(wrapper.getDelegate(), whenGone);
            case NettyHttpRequest<?> netty -> {
                GenericFutureListener<Future<? super Void>> listener = _ -> whenGone.run();
                var closed = netty.getChannelHandlerContext().channel().closeFuture();
                closed.addListener(listener);
                yield () -> closed.removeListener(listener);
            }
            default -> throw new IllegalArgumentException("not a request of this server");
        };
    }
}
