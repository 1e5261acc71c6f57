using Decnet.SessRec.Machine.LivedIn;
using Decnet.SessRec.Native;
using Decnet.SessRec.Settings;

namespace Decnet.SessRec.Machine;

/// <summary>The machine's first step, before PID 1: fills the home directories on the volume that outlives a container.</summary>
internal static class Provision
{
    private const int SkeletonLimit = 64 * 1024;
    private const int FolderMode = 0x1ED;

    // What adduser of Debian 12 makes.
    private const int HomeMode = 0x1C0;

    public static int Run(Installation installation)
    {
        var session = SessionSettings.Load(installation.Settings);
        var settings = MachineSettings.From(session, out var problem);
        if (settings is null)
        {
            Console.Say(problem);
            return ExitCodes.Configuration;
        }

        try
        {
            FillHomes(settings, installation.State, name => WholeFile.Read($"{installation.Skeleton}/{name}", SkeletonLimit));
            return 0;
        }
        catch (IOException e)
        {
            Console.Say(e.Message);
            return ExitCodes.CannotCreate;
        }
    }

    private static void FillHomes(MachineSettings settings, string state, Func<string, string> skeleton)
    {
        var place = Place.From(settings.Seed);
        var calendar = new Calendar(Clock.Wall() / 1_000_000);
        var logins = PastLogins.Of(settings.Seed, settings.Accounts, place, calendar);
        PlantedTree.MakeDirectory($"{state}/home", FolderMode);
        foreach (var account in settings.Accounts)
        {
            var home = $"{state}/home/{account}";
            if (WholeFile.Read($"{home}/.profile", 1).Length > 0)
            {
                continue;
            }

            var last = LastEnd(logins, account) ?? calendar.RecordsBegin;
            var files = HomeDirectory.Of(settings.Seed, account, account == settings.Accounts[0], place, calendar, last, skeleton);
            Plant(home, files);
        }
    }

    private static long? LastEnd(IReadOnlyList<PastLogin> logins, string account)
    {
        for (var i = logins.Count - 1; i >= 0; i--)
        {
            if (logins[i].Account == account)
            {
                return logins[i].End;
            }
        }

        return null;
    }

    // Directories are dated last and from the inside out: each file that is made in them changes their date.
    private static void Plant(string home, IReadOnlyList<PlantedFile> files)
    {
        var dates = new Dictionary<string, long>(StringComparer.Ordinal);
        PlantedTree.MakeDirectory(home, HomeMode);
        foreach (var file in files)
        {
            for (var slash = file.Path.IndexOf('/'); slash >= 0; slash = file.Path.IndexOf('/', slash + 1))
            {
                PlantedTree.MakeDirectory($"{home}/{file.Path[..slash]}", file.Path.StartsWith(".ssh/", StringComparison.Ordinal) ? HomeMode : FolderMode);
            }

            PlantedTree.WriteFile($"{home}/{file.Path}", file.Content, file.Mode);
            PlantedTree.SetModified($"{home}/{file.Path}", file.Modified);
            for (var folder = file.Path; folder.Length > 0;)
            {
                folder = folder.Contains('/') ? folder[..folder.LastIndexOf('/')] : "";
                dates[folder] = Math.Max(dates.GetValueOrDefault(folder), file.Modified);
            }
        }

        var folders = new List<string>(dates.Keys);
        folders.Sort(static (one, other) => string.CompareOrdinal(other, one));
        foreach (var folder in folders)
        {
            PlantedTree.SetModified(folder.Length == 0 ? home : $"{home}/{folder}", dates[folder]);
        }
    }
}
