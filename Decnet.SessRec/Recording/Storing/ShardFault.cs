namespace Decnet.SessRec.Recording.Storing;

/// <summary>Why a shard takes no lines.</summary>
internal enum ShardFault
{
    None,

    /// <summary>Less free space than the floor, or none.</summary>
    DiskPressure,

    /// <summary>No such store, no permission, or something that is no regular file stands in the shard's place.</summary>
    OpenFailed,
}
