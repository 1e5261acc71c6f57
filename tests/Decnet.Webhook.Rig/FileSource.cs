using Decnet.Webhook.Subscribing;

namespace Decnet.Webhook.Rig;

/// <summary>Subscriptions from a folder, looked at over and over.</summary>
internal sealed class FileSource(string folder, TimeProvider time) : ISubscriptionSource
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);
    private string _seen = "";
    private IReadOnlyCollection<Subscription>? _current;

    public IReadOnlyCollection<Subscription>? Current => Volatile.Read(ref _current);

    public event Action? Changed;

    public string Folder => folder;

    public async Task RunAsync(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            Read();
            await Task.Delay(Look, time, stopping);
        }
    }

    public void Read()
    {
        var files = Directory.GetFiles(folder, "*.json").Order(StringComparer.Ordinal).Select(SubscriptionFile.Load).ToList();
        var seen = string.Join('\n', files);
        if (seen == _seen && _current is not null)
            return;

        _seen = seen;
        Volatile.Write(ref _current, [.. files.Select(file => file.Subscription())]);
        Changed?.Invoke();
    }
}
