using Decnet.Operator.Decky.Api;
using Decnet.Operator.Decky.Planning;

namespace Decnet.Operator.Decky.Checking;

internal static class RecordingCheck
{
    private const int MostRotations = 100;

    public static Finding? Recording(V1Alpha1Decky decky, DeckyDefaults defaults)
    {
        var recording = decky.Spec.Recording ?? new();
        return Bounds("sessionCap", recording.SessionCap, "64Ki", "1Gi")
            ?? Bounds("freeSpaceFloor", recording.FreeSpaceFloor, "0", "1Ti")
            ?? Bounds("shardLimit", recording.ShardLimit, "1Mi", "16Gi")
            ?? (recording.Rotations is < 0 or > MostRotations
                ? Finding.InField("spec.recording.rotations", $"must be between 0 and {MostRotations}")
                : null);
    }

    private static Finding? Bounds(string field, IntOrString? given, string least, string most) =>
        given is null || (ByteSize.Parse(given.ToString()) is { } bytes && bytes >= ByteSize.Parse(least) && bytes <= ByteSize.Parse(most))
            ? null
            : Finding.InField($"spec.recording.{field}", $"must be a quantity of bytes between {least} and {most}", given.ToString());
}
