using Decnet.Operator.ServiceWorker.Checking;
using Decnet.Operator.ServiceWorker.Planning;

namespace Decnet.Operator.Tests.ServiceWorker.Checking;

public sealed class WorkerSettingsCheckTests
{
    private static readonly WorkerDefaults Common = new() { Namespace = "decnet-system", Image = "" };

    [Fact]
    public void Without_an_image_no_workers_are_looked_after() => Assert.Null(WorkerSettingsCheck.Read(new(), Common).Defaults);

    [Fact]
    public void All_that_is_wrong_is_said_at_once()
    {
        var (_, errors) = WorkerSettingsCheck.Read(
            new() { WorkerImage = "x", BusDirectory = "a/../b", BusEnabled = "maybe", BusVolume = """{"emptyDir":{},"hostPath":{}}""", StateDirectory = "here", StateVolume = "no" }, Common);
        Assert.Equal(["--bus-directory", "--state-directory", "--bus-enabled", "--bus-volume", "--state-volume"], errors.Select(error => error.Split(':')[0]));
    }

    [Fact]
    public void A_volume_by_value_takes_the_place_of_the_directory()
    {
        var (defaults, errors) = WorkerSettingsCheck.Read(new() { WorkerImage = "x", BusVolume = """{"emptyDir":{"medium":"Memory"}}""" }, Common);
        Assert.Empty(errors);
        Assert.Equal(("Memory", null), (defaults!.BusVolume.EmptyDir.Medium, defaults.BusVolume.HostPath));
    }
}
