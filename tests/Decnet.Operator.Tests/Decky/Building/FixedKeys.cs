using System.Text;
using Decnet.Operator.Decky.Identity.HostKeys;
using Decnet.Operator.Reconciling;

namespace Decnet.Operator.Tests.Decky.Building;

/// <summary>Keys that are the same in every run.</summary>
internal sealed class FixedKeys : IHostKeyMaker
{
    public static V1Secret Seeded { get; } = new()
    {
        Data = new Dictionary<string, byte[]> { ["session.conf"] = Encoding.UTF8.GetBytes("seed=00112233445566778899aabbccddeeff\n") },
    };

    public HostKey? Make(string algorithm, string hostname, ObjectKey machine) => new($"private {algorithm} key\n", $"public {algorithm} key root@{hostname}\n");
}
