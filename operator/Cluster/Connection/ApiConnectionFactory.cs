namespace Decnet.Operator.Cluster.Connection;

/// <summary>Builds the few connections of the process: one for work, one for the lease.</summary>
internal sealed class ApiConnectionFactory(Func<KubernetesClientConfiguration> configure, TimeProvider time)
{
    /// <param name="handlers">Outermost first.</param>
    public ApiConnection Create(ApiConnectionOptions options, params DelegatingHandler[] handlers)
    {
        var configuration = configure();
        configuration.UserAgent = $"decnet-operator/{typeof(ApiConnectionFactory).Assembly.GetName().Version?.ToString(3)}";
        configuration.FirstMessageHandlerSetup = handler => Tune(handler, options);
        return new ApiConnection(new Kubernetes(configuration, [.. handlers, new AttemptTimeout(options.RequestTimeout, time)]), options, time);
    }

    private static void Tune(HttpMessageHandler handler, ApiConnectionOptions options)
    {
        // KubernetesClient's own ping interval is three minutes: too long to notice a dead API server behind a silent network.
        if (handler is not SocketsHttpHandler sockets)
            return;

        sockets.ConnectTimeout = options.ConnectTimeout;
        sockets.KeepAlivePingDelay = options.Ping;
        sockets.KeepAlivePingTimeout = options.Ping;
        sockets.AllowAutoRedirect = false;
        sockets.UseCookies = false;
    }
}
