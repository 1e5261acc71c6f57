namespace Decnet.SessRec.Machine.LivedIn;

/// <summary>What the machine says before and after a log-in: Debian's own words, and the owner's.</summary>
internal static class Greeting
{
    private const string Debian = """

        The programs included with the Debian GNU/Linux system are free software;
        the exact distribution terms for each program are described in the
        individual files in /usr/share/doc/*/copyright.

        Debian GNU/Linux comes with ABSOLUTELY NO WARRANTY, to the extent
        permitted by applicable law.

        """;

    public static string Today(string seed, string hostName, Place place)
    {
        var chance = new Chance(seed, "motd");
        var owner = chance.Of(
            $"{hostName}.{place.Domain} - {Role(place.Work)} - contact: {place.Colleague(chance)}@{place.Domain}",
            $"*** {hostName} ({Role(place.Work)}) - please tell {place.Colleague(chance)} before you change anything ***",
            $"{place.Company}: {Role(place.Work)} for {place.Project}. Do not store customer data here.",
            $"{hostName}: {Role(place.Work)}. Maintenance window: {chance.Of("Tue", "Wed", "Thu", "Sun")} {chance.Between(18, 23)}:00 UTC.");
        return $"{Debian}\n{owner}\n\n";
    }

    public static string BeforeLogin(string seed, Place place) =>
        new Chance(seed, "issue").Of(
            "",
            $"Authorised users of {place.Company} only.\n\n",
            $"{place.Domain}: access is logged.\n\n",
            "Unauthorised access is prohibited.\n\n");

    private static string Role(Work work) => work switch
    {
        Work.Backup => "backup server",
        Work.Reports => "batch and report jobs",
        Work.Releases => "release host",
        _ => "service checks",
    };
}
