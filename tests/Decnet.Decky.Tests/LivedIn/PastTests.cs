using CsCheck;
using Decnet.SessRec.Machine.LivedIn;

namespace Decnet.Decky.Tests.LivedIn;

public sealed class PastTests
{
    private const long Now = 1_795_000_000;
    private static readonly string[] Accounts = ["admin", "deploy"];
    private static readonly Gen<string> Seeds = Gen.ULong.Select(n => n.ToString("x16", System.Globalization.CultureInfo.InvariantCulture));

    [Fact]
    public void One_seed_always_makes_the_same_home() => Seeds.Sample(seed => Assert.Equal(Home(seed), Home(seed)), iter: 50);

    [Fact]
    public void Two_seeds_never_make_the_same_home() =>
        Seeds.Select(Seeds).Where((one, other) => one != other).Sample((one, other) => Assert.NotEqual(Text(Home(one)), Text(Home(other))), iter: 100);

    [Fact]
    public void Files_stay_in_the_home_and_in_the_past() => Seeds.Sample(
        seed => Assert.All(Home(seed), file =>
        {
            Assert.DoesNotContain("..", file.Path, StringComparison.Ordinal);
            Assert.False(file.Path.StartsWith('/'));
            Assert.InRange(file.Modified, Now - (4L * 366 * 86400), Now);
        }),
        iter: 100);

    [Fact]
    public void Nothing_in_a_home_says_what_the_machine_is() => Seeds.Sample(
        seed => Assert.DoesNotMatch(@"(?i)\b(decnet|decky|honey\w*|sessrec|sudo|dotnet|kube\w*)\b", Text([.. Home(seed).Where(IsNoKey)])), iter: 200);

    [Fact]
    public void The_next_day_has_the_same_past_and_one_day_more()
    {
        var seed = "5eed";
        var today = Logins(seed, Now);
        var tomorrow = Logins(seed, Now + 86400);

        Assert.NotEmpty(today);
        Assert.Equal(today, tomorrow.Take(today.Count));
    }

    [Fact]
    public void Sessions_are_over_and_in_order() => Seeds.Sample(
        seed =>
        {
            var logins = Logins(seed, Now);
            Assert.All(logins, login => Assert.True(login.Start < login.End && login.End < Now));
            Assert.Equal(logins.OrderBy(login => login.Start), logins);
        },
        iter: 100);

    [Fact]
    public async Task The_log_in_history_is_what_last_reads()
    {
        var file = Path.GetTempFileName();
        var logins = Logins("5eed", Now);
        await File.WriteAllBytesAsync(file, LoginHistory.Of("5eed", logins, Now - (90L * 86400), "6.1.0-18-amd64"), TestContext.Current.CancellationToken);

        using var last = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("last", ["-f", file, "--time-format", "iso"]) { RedirectStandardOutput = true })!;
        var shown = await last.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        File.Delete(file);

        Assert.Contains("system boot  6.1.0-18-amd64", shown, StringComparison.Ordinal);
        Assert.Equal(logins.Count, shown.Split('\n').Count(line => line.Contains("pts/0", StringComparison.Ordinal)));
        Assert.DoesNotContain("no logout", shown, StringComparison.Ordinal);
    }

    [Fact]
    public void Greetings_differ_from_place_to_place()
    {
        var greetings = Enumerable.Range(0, 20).Select(n => Greeting.Today($"{n}", "web-01", Place.From($"{n}"))).Distinct();

        Assert.InRange(greetings.Count(), 19, 20);
    }

    [Theory]
    [InlineData("5eed")]
    [InlineData("c0ffee")]
    public void A_known_seed_makes_the_home_it_always_made(string seed)
    {
        var golden = Path.Combine(Folder(), "Golden", $"{seed}.txt");
        if (Environment.GetEnvironmentVariable("DECNET_ACCEPT") == "1")
        {
            File.WriteAllText(golden, Text(Home(seed)));
        }

        Assert.Equal(File.ReadAllText(golden), Text(Home(seed)));
    }

    // Not the compiler's word for this file: release builds rewrite it.
    private static string Folder()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "Decnet.sln")))
        {
            root = root.Parent!;
        }

        return Path.Combine(root.FullName, "tests", "Decnet.Decky.Tests", "LivedIn");
    }

    // Random letters spell anything now and then.
    private static bool IsNoKey(PlantedFile file) => !file.Path.StartsWith(".ssh/", StringComparison.Ordinal);

    private static IReadOnlyList<PlantedFile> Home(string seed) =>
        HomeDirectory.Of(seed, "admin", true, Place.From(seed), new Calendar(Now), Now - 100_000, name => $"# {name}\n");

    private static IReadOnlyList<PastLogin> Logins(string seed, long now) => PastLogins.Of(seed, Accounts, Place.From(seed), new Calendar(now));

    private static string Text(IReadOnlyList<PlantedFile> files) =>
        string.Concat(files.Select(file => $"=== {file.Path} {Convert.ToString(file.Mode, 8)} {Calendar.Date(file.Modified)}\n{file.Content}"));
}
