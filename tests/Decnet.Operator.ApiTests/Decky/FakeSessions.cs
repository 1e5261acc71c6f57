using Decnet.Operator.Decky.MachineLog;

namespace Decnet.Operator.ApiTests.Decky;

/// <summary>There is no node whose logs could be read, so a test says who is logged in.</summary>
internal sealed class FakeSessions : ILiveSessions
{
    /// <summary>Null: nobody knows.</summary>
    public int? Live { get; set; } = 0;

    public Task<int?> CountAsync(V1Pod machine, CancellationToken cancellationToken) => Task.FromResult(Live);
}
