namespace Spit.Architecture.Tests.Projects;

/// <summary>Holds a project file to the table of rooms; pure, so that a test can plant a forbidden reference.</summary>
internal static class RoomTable
{
    public static readonly IReadOnlyDictionary<string, Room> Rooms = new Dictionary<string, Room>
    {
        ["Sip"] = new([], []),
        ["Media"] = new([], []),
        ["Protocol"] = new([], ["Google.Protobuf", "Google.Api.CommonProtos", "Grpc."]),
        ["Hosting"] = new([]),
        ["Detection"] = new([], ["Microsoft.Orleans."]),
        ["Policies"] = new(["Detection"], ["YamlDotNet"]),
        ["Grains"] = new(["Detection"], ["Microsoft.Orleans.", "Microsoft.Extensions.", "System.IO.Hashing"]),
        ["Silo"] = new(["Grains", "Detection", "Policies", "Protocol", "Hosting"]),
        ["EdgeProxy"] = new(["Sip", "Detection", "Policies", "Protocol", "Hosting"]),
        // Models that are run by a library; the measures without one are Media's.
        ["Speech"] = new(["Media"], ["Microsoft.ML.OnnxRuntime"]),
        ["Challenger"] = new(["Sip", "Media", "Speech", "Protocol", "Hosting"]),
        ["Console"] = new(["Protocol", "Hosting"]),
        ["Standalone"] = new(["Silo", "EdgeProxy", "Challenger", "Console"]),
        ["Simulator"] = new(["Sip", "Media"]),
        // The workload knows nothing of the detector that it judges, nor the detector of it.
        ["DetectionBench"] = new([], ["System.CommandLine"]),
        // Measures the grid's own stream and keys, from both ends.
        ["GridBench"] = new(["Silo", "EdgeProxy"], ["System.CommandLine"]),
        // Measures the answering machine's own ears, on voices and over sockets.
        ["MediaBench"] = new(["Media", "Speech", "Challenger"], ["System.CommandLine"]),
        ["Cli"] = new(["Protocol", "Detection", "Policies", "Media", "Speech"]),
    };

    /// <summary>Packages that belong to few rooms, by the beginning of their names.</summary>
    private static readonly (string Prefix, string[] Rooms)[] Claims =
    [
        ("OpenTelemetry", ["Hosting"]),
        ("YamlDotNet", ["Hosting", "Policies"]),
        ("Microsoft.Orleans.", ["Detection", "Grains", "Silo"]),
        ("Microsoft.Garnet", ["Silo"]),
        ("StackExchange.Redis", ["Silo"]),
        ("Grpc.AspNetCore", ["Silo", "Challenger"]),
        ("Microsoft.ML.OnnxRuntime", ["Speech"]),
        ("Spectre.Console", ["Cli"]),
    ];

    /// <summary>One sentence for each reference that the table does not allow.</summary>
    public static IEnumerable<string> Faults(ProjectFile project)
    {
        var name = project.Name;
        if (project.IsTest) return project.References.Where(IsTest).Select(r => $"{name} references the tests {r}");
        if (!Rooms.TryGetValue(name, out var room)) return [$"{name} is in no row of the table of rooms"];
        return References(project, room).Concat(Packages(project, room));
    }

    private static IEnumerable<string> References(ProjectFile project, Room room) =>
        project.References.Where(r => !room.Knows.Contains(r)).Select(r => $"{project.Name} may not know {r}");

    private static IEnumerable<string> Packages(ProjectFile project, Room room)
    {
        foreach (var package in project.Packages)
        {
            var unlisted = room.Packages is { } listed && !listed.Any(p => StartsWith(package, p));
            var foreign = Claims.Any(c => StartsWith(package, c.Prefix) && !c.Rooms.Contains(project.Name));
            if (unlisted || foreign) yield return $"{project.Name} may not use the package {package}";
        }
        if (room.Packages is null) yield break;
        foreach (var framework in project.Frameworks)
            yield return $"{project.Name} may not use the framework {framework}";
    }

    private static bool IsTest(string reference) => reference.EndsWith(".Tests", Ordinal);

    private static bool StartsWith(string package, string prefix) =>
        package.StartsWith(prefix, OrdinalIgnoreCase);
}
