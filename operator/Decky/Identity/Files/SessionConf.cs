using Decnet.Operator.Decky.Contract;
using Decnet.Operator.Decky.Planning;

namespace Decnet.Operator.Decky.Identity.Files;

/// <summary>What the machine's own programs know: ASCII lines of <c>key=value</c>, read by Decnet.SessRec.</summary>
internal static class SessionConf
{
    public static string Write(MachinePlan plan, string seed) => string.Concat(
        $"node={plan.Name}\n",
        $"services={string.Join(',', plan.Services.Select(service => $"{service.Name}:{service.ListenPort}"))}\n",
        $"hostname={plan.Hostname}\n",
        $"seed={seed}\n",
        $"accounts={string.Join(',', plan.Accounts.Select(account => account.Name))}\n",
        $"store={MachinePaths.Store}\n",
        $"session_cap={plan.Recording.SessionCap}\n",
        $"free_floor={plan.Recording.FreeSpaceFloor}\n",
        $"shard_limit={plan.Recording.ShardLimit}\n",
        $"rotations={plan.Recording.Rotations}\n");
}
