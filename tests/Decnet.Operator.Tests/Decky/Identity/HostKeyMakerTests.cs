using System.Diagnostics;
using Decnet.Operator.Decky.Contract;
using Decnet.Operator.Decky.Identity.HostKeys;
using Decnet.Operator.Reconciling;

namespace Decnet.Operator.Tests.Decky.Identity;

public sealed class HostKeyMakerTests
{
    private static readonly ObjectKey Web = new("default", "web-01");

    public static TheoryData<string> Algorithms => [.. IdentityKeys.HostKeyAlgorithms];

    [Theory]
    [MemberData(nameof(Algorithms))]
    public async Task Debian_s_ssh_keygen_finds_the_public_key_in_the_private_one(string algorithm)
    {
        var key = new HostKeyMaker(_ => RsaForge.Make()).Make(algorithm, "web-01", Web)!;
        var file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            await File.WriteAllTextAsync(file, key.Private);
            File.SetUnixFileMode(file, UnixFileMode.UserRead);
            Assert.Equal(key.Public, await PublicKeyOf(file));
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Theory]
    [MemberData(nameof(Algorithms))]
    public void No_two_keys_are_alike(string algorithm)
    {
        var maker = new HostKeyMaker(_ => RsaForge.Make());
        Assert.NotEqual(maker.Make(algorithm, "web-01", Web)!.Public, maker.Make(algorithm, "web-01", Web)!.Public);
    }

    private static async Task<string> PublicKeyOf(string file)
    {
        var start = new ProcessStartInfo("ssh-keygen", ["-y", "-f", file]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var keygen = Process.Start(start)!;
        var output = await keygen.StandardOutput.ReadToEndAsync();
        var error = await keygen.StandardError.ReadToEndAsync();
        await keygen.WaitForExitAsync();
        Assert.True(keygen.ExitCode == 0, error);
        return output;
    }
}
