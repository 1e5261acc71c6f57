using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using CsCheck;
using Decnet.Profiler.Passing;
using Decnet.Recordings.Scanning;
using Decnet.Store.Knowledge;

namespace Decnet.Profiler.Tests;

/// <summary>No column tells what was typed: no three characters of any secret in a row, wherever it was typed and however often.</summary>
public sealed class PrivacyTests
{
    // Not the letters of our own words and of hexadecimal numbers, so that a hit is a leak.
    private static readonly Gen<string> Secret = Gen.String[Gen.OneOf("GJKQVWXYZ#%&;!ßé".ToCharArray()), 6, 24];

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public void No_three_characters_of_a_secret_reach_a_column() =>
        Gen.Select(Secret, Gen.Int[1, 8], Gen.Int[0, 3]).Sample((secret, times, way) =>
        {
            var typist = new Typist();
            for (var i = 0; i < times; i++)
            {
                _ = way switch
                {
                    0 => typist.Type(secret + "\r", 90, noEcho: true),
                    1 => typist.Type(secret + "\r", 90),
                    2 => typist.Key(secret + "\r", 90),
                    _ => typist.Key($"\u001b[200~{secret}\u001b[201~", 90),
                };
            }

            NothingOf(secret, typist.Profile());
        });

    [Fact]
    public void Not_even_two_when_it_was_typed_at_a_password_prompt()
    {
        var typist = new Typist().Type("sudo -s\r", 90);
        for (var i = 0; i < 5; i++)
            typist.Type("QZQZQZQZ\r", 90, noEcho: true).Type("ls\r", 90);

        Assert.Equal("""[["ls",5,90.0]]""", typist.Profile().KdTopBigrams);
    }

    [Fact]
    public void Not_out_of_a_shard_either()
    {
        const string Sid = "0b1d6c1e-4b1f-4f0a-9d0e-1f6d1a2b3c4d";
        const string Secret = "qZj#Wv!kQXg&Y";
        var shard = new StringBuilder();
        for (var (n, t) = (0, 0.0); n < 4; n++)
        {
            foreach (var letter in Secret)
                shard.Append(FormattableString.Invariant($"{{\"sid\":\"{Sid}\",\"t\":{t += 0.1:0.000000},\"ch\":\"i\",\"d\":\"{letter}\",\"ne\":true}}\n"));
        }

        SessionProfile? profile = null;
        var pass = new ProfilingPass((_, made) => profile = made().Profile);
        new ShardScan(new MemoryStream(Encoding.UTF8.GetBytes(shard.ToString())), new Quarantine()).Run(pass.Take, true, TestContext.Current.CancellationToken);
        pass.Finish();

        Assert.Equal(4 * Secret.Length, profile!.TotalKeystrokes);
        NothingOf(Secret, profile);
        Assert.Null(profile.KdTopBigrams);
    }

    private static void NothingOf(string secret, SessionProfile profile)
    {
        var columns = JsonSerializer.Serialize(profile, Readable);
        for (var i = 0; i + 3 <= secret.Length; i++)
            Assert.DoesNotContain(secret.Substring(i, 3), columns, StringComparison.Ordinal);
    }
}
