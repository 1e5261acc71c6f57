using Decnet.Operator.Decky.Contract;
using Decnet.Operator.Decky.Planning;

namespace Decnet.Operator.Decky.Identity.Files;

/// <summary>/etc/passwd: Debian's own accounts, then those of the spec, all with the machine's uid.</summary>
internal static class PasswdLines
{
    public static string Write(MachinePlan plan)
    {
        var ours = plan.Accounts.Select(account =>
            $"{account.Name}:x:{plan.Uid}:{plan.Gid}:,,,:{MachinePaths.Home(account.Name)}:{MachinePaths.LoginShell}");
        // The uid belongs to the spec's accounts alone, so that whoami and ls give their names.
        var debian = DebianAccounts.PasswdLines.Where(line => line.Split(':')[2] != $"{plan.Uid}");
        return string.Concat(debian.Concat(ours).Select(line => line + "\n"));
    }
}
