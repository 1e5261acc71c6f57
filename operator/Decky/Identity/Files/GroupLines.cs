using Decnet.Operator.Decky.Planning;

namespace Decnet.Operator.Decky.Identity.Files;

/// <summary>/etc/group: Debian's own groups, then the user group of the first account with the machine's gid.</summary>
internal static class GroupLines
{
    // The pod has this group, so that who and last work; id shall agree.
    private const string LoginRecords = "utmp:";

    public static string Write(MachinePlan plan)
    {
        var debian = DebianAccounts.GroupLines.Where(line => line.Split(':')[2] != $"{plan.Gid}")
            .Select(line => line.StartsWith(LoginRecords, StringComparison.Ordinal) ? line + Members(plan) : line);
        return string.Concat(debian.Append($"{plan.Accounts[0].Name}:x:{plan.Gid}:").Select(line => line + "\n"));
    }

    private static string Members(MachinePlan plan) => string.Join(',', plan.Accounts.Select(account => account.Name));
}
