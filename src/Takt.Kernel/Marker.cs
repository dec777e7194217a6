namespace Takt.Kernel;

/// <summary>Marks the assembly.</summary>
public interface IKernel;
