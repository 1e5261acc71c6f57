using Decnet.Webhook.Subscribing;

namespace Decnet.Webhook.Tests.Running;

/// <summary>Tests with a worker that really delivers.</summary>
public abstract class WorkerTest : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("decnet-webhook-").FullName;
    private readonly List<IAsyncDisposable> _open = [];

    private protected MemorySubscriptions Subscriptions { get; } = new();

    protected string Folder => _folder;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        // The worker before its receivers.
        foreach (var one in _open.AsEnumerable().Reverse())
            await one.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    private protected async Task<Receiver> ReceiverAsync(Func<Microsoft.AspNetCore.Http.HttpContext, int, Task>? answer = null)
    {
        var receiver = await Receiver.StartAsync(answer);
        _open.Add(receiver);
        return receiver;
    }

    private protected async Task<RunningWorker> WorkerAsync(params Subscription[] subscriptions)
    {
        Subscriptions.Set(subscriptions);
        return await WorkerAsync(RunningWorker.Start(_folder, Subscriptions), subscriptions.Length);
    }

    private protected async Task<RunningWorker> WorkerAsync(RunningWorker worker, int subscriptions = 1)
    {
        _open.Add(worker);
        await worker.ReadyAsync(subscriptions);
        return worker;
    }

    private protected void Owns(IAsyncDisposable one) => _open.Add(one);
}
