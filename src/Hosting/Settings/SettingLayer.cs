using Microsoft.Extensions.Configuration;

namespace Spit.Hosting.Settings;

/// <summary>Settings from one origin, by configuration path (<c>trunks:0:name</c>).</summary>
internal abstract class SettingLayer : ConfigurationProvider
{
    /// <summary>Every path that this layer says something about.</summary>
    public abstract IEnumerable<string> Paths { get; }

    /// <summary>True when the layer holds a value at the path or below it.</summary>
    public bool Holds(string path) => Data.ContainsKey(path) || GetChildKeys([], path).Any();

    /// <summary>What a fault at this path is written behind: where a person finds the setting.</summary>
    public abstract string Place(string path);
}
