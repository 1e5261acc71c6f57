using System.Text;
using Decnet.Collector.PodLogs;

namespace Decnet.Collector.Tests.PodLogs;

/// <summary>An API server whose faults are chosen: it breaks off after any number of bytes and refuses now and then.</summary>
internal sealed class FakePodLogs(int seed) : IPodLogs
{
    private readonly Random _random = new(seed);

    public List<DeckyPod> Pods { get; } = [];

    public Dictionary<string, List<string>> Lines { get; } = [];

    /// <summary>Of the containers that ran in the pods before.</summary>
    public Dictionary<string, List<string>> Previous { get; } = [];

    public IReadOnlyList<string> Namespaces => [];

    public Task<IReadOnlyList<DeckyPod>> ListAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<DeckyPod>>([.. Pods]);

    public Task<Stream> FollowAsync(DeckyPod pod, DateTimeOffset? since, CancellationToken cancellationToken)
    {
        lock (_random)
        {
            if (_random.Next(4) == 0)
                throw new HttpRequestException("refused");

            var bytes = Bytes(Lines[pod.Source], since);
            return Task.FromResult<Stream>(new MemoryStream(bytes[..Math.Min(bytes.Length, _random.Next(50, 4000))]));
        }
    }

    public Task<Stream?> PreviousAsync(DeckyPod pod, DateTimeOffset? since, CancellationToken cancellationToken) =>
        Task.FromResult<Stream?>(Previous.TryGetValue(pod.Source, out var lines) ? new MemoryStream(Bytes(lines, since)) : null);

    private static byte[] Bytes(IEnumerable<string> lines, DateTimeOffset? since) => Encoding.UTF8.GetBytes(string.Concat(
        lines.Where(line => since is null || DateTimeOffset.Parse(line.Split(' ')[0], null) >= since).Select(line => line + "\n")));
}
