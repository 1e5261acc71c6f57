using System.Text;
using Decnet.Collector.PodLogs;

namespace Decnet.Collector.Tests.PodLogs;

/// <summary>An API server whose faults are chosen: it breaks off after any number of bytes and refuses now and then.</summary>
internal sealed class FakePodLogs(int seed) : IPodLogs
{
    private readonly Random _random = new(seed);

    public List<DeckyPod> Pods { get; } = [];

    public Dictionary<string, List<string>> Lines { get; } = [];

    public Task<IReadOnlyList<DeckyPod>> ListAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<DeckyPod>>([.. Pods]);

    public Task<Stream> FollowAsync(DeckyPod pod, DateTimeOffset? since, CancellationToken cancellationToken)
    {
        lock (_random)
        {
            if (_random.Next(4) == 0)
                throw new HttpRequestException("refused");

            var lines = Lines[pod.Source].Where(line => since is null || DateTimeOffset.Parse(line.Split(' ')[0], null) >= since);
            var bytes = Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => line + "\n")));
            return Task.FromResult<Stream>(new MemoryStream(bytes[..Math.Min(bytes.Length, _random.Next(50, 4000))]));
        }
    }
}
