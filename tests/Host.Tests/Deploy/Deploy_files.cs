using Bot.Host.Serving;
using Microsoft.Extensions.Configuration;
using YamlDotNet.RepresentationModel;

namespace Host.Tests.Deploy;

/// <summary>What can be known of the files in deploy/ without Docker.</summary>
public sealed class Deploy_files
{
    private const string Redis = "redis", Command = "command", Environment = "environment";
    private static string Folder => Path.Combine(Repository.Root, "deploy");

    [Theory]
    [InlineData("compose.yaml", "bot")]
    [InlineData("compose.redis.yaml", "node1")]
    [InlineData("compose.redis.yaml", "node2")]
    public void The_service_takes_its_settings(string file, string service)
    {
        var settings = Map(Service(file, service)[Environment]).Children.ToDictionary(
            pair => Text(pair.Key).Replace("__", ":", StringComparison.Ordinal),
            pair => (string?)Text(pair.Value).Replace("${REDIS_PASSWORD:?set REDIS_PASSWORD}", "secret", StringComparison.Ordinal));
        settings["Dialogs:Path"] = Path.Combine(Repository.Root, "dialogs");

        var options = ServeSettings.Read(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());

        Assert.Equal(file == "compose.yaml", options.Redis is null);
    }

    [Fact]
    public void What_the_containers_are_given_of_this_folder_is_there()
    {
        foreach (var file in new[] { "compose.yaml", "compose.redis.yaml" })
        {
            foreach (var (name, service) in Map(Root(file)["services"]))
            {
                var mounted = Map(service).Children.TryGetValue("volumes", out var volumes) ? ((YamlSequenceNode)volumes).Select(Text) : [];
                foreach (var source in mounted.Select(volume => volume.Split(':')[0]).Where(source => source.StartsWith('.')))
                    Assert.True(Path.Exists(Path.Combine(Folder, source)), $"{file}: {Text(name)} mounts {source}");
            }
        }
    }

    [Fact]
    public void The_shipped_Redis_lets_nobody_in_without_a_password()
    {
        using var redis = TwoNodes.StartRedis();

        Assert.StartsWith("NOAUTH", redis.Ask("GET", "bb:x"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_node_on_the_shipped_Redis_starts_without_a_warning_and_its_agency_can_be_exported_by_the_same_user()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        await using var both = await TwoNodes.StartAsync(cancellationToken);

        // Of Redis's configuration. That a busy machine let a beat be missed ("Redis (..) is away") is a warning too, and not its fault.
        Assert.All(both.Nodes, node => Assert.DoesNotContain(node.Output.Split('\n'), line => line.Contains("Z warn: ", StringComparison.Ordinal) && line.Contains("Redis at ", StringComparison.Ordinal)));
        var run = await Commands.HostProcess.RunAsync(
            "", both.Nodes[0].Folder, "export", "-", "--Store:Kind", "redis", "--Redis:Configuration", $"{both.Redis.Configuration},password=s3cretOfRedis");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("accounts 1", run.Errors, StringComparison.Ordinal);
    }

    /// <summary>The arguments that make Redis's user in compose.redis.yaml.</summary>
    public static IEnumerable<string> UserOfRedis() =>
        ((YamlSequenceNode)Service("compose.redis.yaml", Redis)[Command]).Select(Text).SkipWhile(word => word != "--user");

    private static YamlMappingNode Service(string file, string name) => Map(Map(Root(file)["services"])[name]);

    private static YamlMappingNode Root(string file)
    {
        var yaml = new YamlStream();
        using var reader = File.OpenText(Path.Combine(Folder, file));
        yaml.Load(reader);
        return Map(yaml.Documents.Single().RootNode);
    }

    private static YamlMappingNode Map(YamlNode node) => (YamlMappingNode)node;

    private static string Text(YamlNode node) => ((YamlScalarNode)node).Value!;
}
