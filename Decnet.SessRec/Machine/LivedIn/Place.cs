namespace Decnet.SessRec.Machine.LivedIn;

/// <summary>Where the machine stands: the company, its network, its people, and the work it does. All from the seed.</summary>
internal sealed record Place(
    string Company, string Domain, string Project, string Network, IReadOnlyList<string> Peers, IReadOnlyList<string> Colleagues, Work Work)
{
    private static readonly string[] Companies =
        ["nordwerk", "halvorsen", "brightfold", "castellan", "meridia", "okinawa-trading", "tessera", "lindqvist", "arboretum", "kestrel", "vantaggio", "rivermark"];

    private static readonly string[] Projects =
        ["orders", "atlas", "ledger", "catalog", "pricing", "tickets", "inventory", "portal", "shipments", "payroll", "bookings", "archive"];

    private static readonly string[] People =
        ["jonas", "mkeller", "svetlana", "dpark", "anouk", "tbrandt", "rafael", "lchen", "imani", "kowalski", "freya", "nsato", "pascal", "gwen"];

    private static readonly string[] PeerNames = ["db", "web", "app", "nas", "mail", "git", "proxy", "build"];

    public static Place From(string seed)
    {
        var chance = new Chance(seed, "place");
        var company = chance.Of<string>(Companies);
        var network = chance.OneIn(2) ? $"10.{chance.Between(10, 90)}.{chance.Between(0, 32)}" : $"192.168.{chance.Between(10, 200)}";
        var peers = new List<string>();
        for (var i = 0; i < 4; i++)
        {
            AddNew(peers, $"{chance.Of<string>(PeerNames)}{chance.Between(1, 5):00}");
        }

        var colleagues = new List<string>();
        for (var i = 0; i < 3; i++)
        {
            AddNew(colleagues, chance.Of<string>(People));
        }

        return new(
            company,
            $"{company}.{chance.Of("lan", "local", "internal", "net")}",
            chance.Of<string>(Projects),
            network,
            peers,
            colleagues,
            chance.Of(Work.Backup, Work.Reports, Work.Releases, Work.Checks));
    }

    public string Peer(Chance chance) => Peers[chance.Between(0, Peers.Count)];

    public string Colleague(Chance chance) => Colleagues[chance.Between(0, Colleagues.Count)];

    private static void AddNew(List<string> names, string name)
    {
        if (!names.Contains(name))
        {
            names.Add(name);
        }
    }

    public string Address(Chance chance) => $"{Network}.{chance.Between(10, 250)}";
}
