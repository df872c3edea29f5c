package sc.fiji.unibiomed.cli;

import picocli.CommandLine.IVersionProvider;

/** The version that the jar's manifest names. */
final class VersionText implements IVersionProvider {

	@Override
	public String[] getVersion() {
		final String version = Main.class.getPackage().getImplementationVersion();
		return new String[] { "unibiomed " + (version == null ? "(development build)" : version) };
	}
}
