using Decnet.SessRec.Machine;
using Decnet.SessRec.Settings;

namespace Decnet.Decky.Tests.Machine;

public sealed class MachineSettingsTests : IDisposable
{
    private readonly string file = Path.GetTempFileName();

    [Fact]
    public void A_machine_serves_what_its_settings_name()
    {
        var settings = Read("node=web\nservices=ssh:22,telnet:2323\naccounts=admin,deploy\nseed=ab\nhostname=web-01\nstore=/srv\n", out _);

        Assert.NotNull(settings);
        Assert.Equal((22, 2323), (settings.SshPort, settings.TelnetPort));
        Assert.Equal(["admin", "deploy"], settings.Accounts);
        Assert.Equal(("ab", "web-01", "/srv"), (settings.Seed, settings.HostName, settings.Store));
    }

    [Theory]
    [InlineData("", "no node=")]
    [InlineData("node=web\n", "names no service")]
    [InlineData("node=web\nservices=ftp:21\n", "'ftp:21'")]
    [InlineData("node=web\nservices=ssh:70000\n", "'ssh:70000'")]
    [InlineData("node=web\nservices=ssh\n", "'ssh'")]
    [InlineData("node=web\nservices=ssh:22\naccounts=../../etc\n", "no account name")]
    [InlineData("node=web\nservices=ssh:22\naccounts=..\n", "no account name")]
    [InlineData("node=web\nservices=ssh:22\naccounts=-x\n", "no account name")]
    public void What_cannot_be_used_is_refused_with_its_reason(string text, string reason)
    {
        Assert.Null(Read(text, out var problem));
        Assert.Contains(reason, problem, StringComparison.Ordinal);
    }

    public void Dispose() => File.Delete(file);

    private MachineSettings? Read(string text, out string problem)
    {
        File.WriteAllText(file, text);
        return MachineSettings.From(SessionSettings.Load(file), out problem);
    }
}
