package sc.fiji.unibiomed.cli.terminal;

/** How the process ends. */
public final class ExitCode {

	/** Done. */
	public static final int DONE = 0;
	/** Something went wrong that is not the user's doing. */
	public static final int FAILED = 1;
	/** Bad arguments or unusable input. */
	public static final int UNUSABLE_INPUT = 2;
	/** Some of many images or questions failed, and the others are done. */
	public static final int SOME_FAILED = 3;
	/** Stopped by the user: 128 + SIGINT, as shells have it. */
	public static final int CANCELLED = 130;

	private ExitCode() {
	}
}
