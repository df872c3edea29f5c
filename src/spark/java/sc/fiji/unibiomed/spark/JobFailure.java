package sc.fiji.unibiomed.spark;

import org.apache.spark.SparkException;

/** Why a job of Spark's failed. */
final class JobFailure {

	private JobFailure() {
	}

	/** What went wrong in the last attempt of its task, rather than Spark's account of it. */
	static Exception reason(final Exception failure) {
		return failure instanceof SparkException && failure.getCause() instanceof Exception cause ? reason(cause) : failure;
	}
}
