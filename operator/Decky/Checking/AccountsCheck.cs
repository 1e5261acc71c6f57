using System.Text.RegularExpressions;
using Decnet.Operator.Decky.Api;
using Decnet.Operator.Decky.Identity.Files;
using Decnet.Operator.Decky.Planning;

namespace Decnet.Operator.Decky.Checking;

internal static partial class AccountsCheck
{
    public static Finding? Names(V1Alpha1Decky decky, DeckyDefaults defaults) => All(decky).Select(entry =>
        !LoginName().IsMatch(entry.Account.Name)
            ? Finding.InField($"{entry.Field}.name", "must be 1 to 32 lower-case letters, digits, - or _, not beginning with a digit or -")
        : entry.Account.Name == "root"
            ? Finding.InField($"{entry.Field}.name", "root cannot be an account, its log-ins are always refused and recorded")
        : DebianAccounts.Names.Contains(entry.Account.Name) || DebianAccounts.GroupNames.Contains(entry.Account.Name)
            ? Finding.InField($"{entry.Field}.name", "is the name of one of Debian's own accounts or groups")
        : null).FirstOrDefault(finding => finding is not null);

    public static Finding? Passwords(V1Alpha1Decky decky, DeckyDefaults defaults) => All(decky).Select(entry =>
        (entry.Account.Password is null) == (entry.Account.PasswordFrom is null)
            ? Finding.InField(entry.Field, "give either password or passwordFrom, and only one of them")
        : entry.Account.Password is { } password && !PasswordText.IsPossible(password)
            ? Finding.InField($"{entry.Field}.password", PasswordText.Rule)
        : entry.Account.PasswordFrom is { } from && (from.Name.Length == 0 || from.Key.Length == 0)
            ? Finding.InField($"{entry.Field}.passwordFrom", "needs the name of a Secret and a key")
        : null).FirstOrDefault(finding => finding is not null);

    public static Finding? SamePasswordEverywhere(V1Alpha1Decky decky, DeckyDefaults defaults) => All(decky)
        .GroupBy(entry => entry.Account.Name)
        .Where(group => group.DistinctBy(entry =>
            (entry.Account.Password, entry.Account.PasswordFrom?.Name, entry.Account.PasswordFrom?.Key)).Count() > 1)
        .Select(group => Finding.InField(group.Last().Field, "belongs to the whole machine and must have the same password under every service"))
        .FirstOrDefault();

    private static IEnumerable<(DeckyAccount Account, string Field)> All(V1Alpha1Decky decky) => decky.Spec.Services
        .SelectMany((service, s) => (service.Accounts ?? []).Select((account, a) => (account, $"spec.services[{s}].accounts[{a}]")));

    [GeneratedRegex("^[a-z_][-a-z0-9_]{0,31}\\z")]
    private static partial Regex LoginName();
}
