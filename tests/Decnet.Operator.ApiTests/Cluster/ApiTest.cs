using Decnet.Operator.ApiTests.Gadgets;
using Decnet.Operator.Cluster.Watching;
using Decnet.Operator.Hosting;
using Decnet.Operator.Reconciling;
using Microsoft.Extensions.DependencyInjection;

namespace Decnet.Operator.ApiTests.Cluster;

/// <summary>A namespace and, on demand, an operator for it.</summary>
public abstract class ApiTest(ApiServer server) : IAsyncLifetime
{
    private readonly List<IAsyncDisposable> _disposables = [];
    private TestNamespace? _namespace;

    private protected ApiServer Server => server;

    private protected TestNamespace Namespace => _namespace!;

    public async ValueTask InitializeAsync() => _namespace = await TestNamespace.CreateAsync(server);

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        foreach (var disposable in Enumerable.Reverse(_disposables))
            await disposable.DisposeAsync();
    }

    /// <summary>An operator with a <see cref="GadgetController"/>, alone in its namespace.</summary>
    /// <param name="address">Where it finds the API server, when not directly.</param>
    private protected async Task<(OperatorUnderTest Operator, GadgetController Controller)> RunAsync(
        string? address = null, Func<OperatorOptions, OperatorOptions>? change = null, Action<IServiceCollection>? configure = null)
    {
        var options = OperatorUnderTest.Alone(Namespace.Name);
        var running = Use(await OperatorUnderTest.StartAsync(() => server.Configuration(address), change?.Invoke(options) ?? options, services =>
        {
            services.AddController<Gadget, GadgetController>("gadget", registration => registration
                .Owns<V1ConfigMap>("gadget")
                .References<V1Secret>(gadget => gadget.Spec.SecretName is { } name ? [name] : []));
            services.AddSingleton(Quick);
            configure?.Invoke(services);
        }));
        return (running, (GadgetController)running.Get<IEntityController<Gadget>>());
    }

    private protected T Use<T>(T disposable)
        where T : IAsyncDisposable
    {
        _disposables.Add(disposable);
        return disposable;
    }

    /// <summary>The same behaviour with waits that suit a test.</summary>
    private protected static WatchOptions Quick { get; } = new()
    {
        FirstBackoff = TimeSpan.FromMilliseconds(50),
        LongestBackoff = TimeSpan.FromSeconds(1),
        RelistSpread = TimeSpan.FromMilliseconds(50),
    };
}
