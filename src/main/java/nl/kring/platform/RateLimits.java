package nl.kring.platform;

import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.jdbc.PrimaryKeyMapper;
import io.github.bucket4j.postgresql.Bucket4jPostgreSQL;
import io.github.bucket4j.postgresql.PostgreSQLSelectForUpdateBasedProxyManager;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.scheduling.annotation.Scheduled;

/** Counts what comes in with public forms; the count is in the database and so holds for all nodes together. */
class RateLimits {

    private static final int CLEANED_AT_ONCE = 1_000;
    private static final int NETWORK_BYTES = 8;

    private final PostgreSQLSelectForUpdateBasedProxyManager<String> buckets;
    private final BucketConfiguration client;
    private final BucketConfiguration email;

    RateLimits(DataSource database, LimitProperties properties, Clock clock) {
        this.buckets = Bucket4jPostgreSQL.selectForUpdateBasedBuilder(database)
                .primaryKeyMapper(PrimaryKeyMapper.STRING)
                .table("kring.rate_limit")
                .idColumn("id")
                .stateColumn("state")
                .expiresAtColumn("expires_at")
                .expirationAfterWrite(
                        ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(Duration.ofMinutes(10)))
                .clientClock(new AppTime(clock))
                .build();
        this.client = limit(properties.perClient(), properties.clientPeriod());
        this.email = limit(properties.perEmail(), properties.emailPeriod());
    }

    private static BucketConfiguration limit(int forms, Duration period) {
        return BucketConfiguration.builder()
                .addLimit(bandwidth -> bandwidth.capacity(forms).refillGreedy(forms, period))
                .build();
    }

    /** @return how long to wait; empty when one more form from this network address is fine */
    Optional<Duration> fromClient(String address) {
        return take("client " + network(address), client);
    }

    /** @return how long to wait; empty when one more form about this e-mail address is fine */
    Optional<Duration> aboutEmail(String address) {
        return take("email " + address.strip().toLowerCase(Locale.ROOT), email);
    }

    private Optional<Duration> take(String key, BucketConfiguration limit) {
        ConsumptionProbe probe = buckets.builder().build(hash(key), () -> limit).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? Optional.empty() : Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }

    /** One subscriber has a whole network of IPv6 addresses to come from. */
    private static String network(String address) {
        try {
            InetAddress parsed = InetAddress.getByName(address);
            return parsed instanceof Inet6Address
                    ? HexFormat.of().formatHex(Arrays.copyOf(parsed.getAddress(), NETWORK_BYTES))
                    : parsed.getHostAddress();
        } catch (UnknownHostException noAddress) {
            return address;
        }
    }

    private static String hash(String key) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /** Forgets who has sent nothing for long. */
    @Scheduled(cron = "0 45 2 * * *", zone = "Europe/Amsterdam")
    void forgetOld() {
        while (buckets.removeExpired(CLEANED_AT_ONCE) == CLEANED_AT_ONCE) {
            // There may be more.
        }
    }

    private record AppTime(Clock clock) implements TimeMeter {

        @Override
        public long currentTimeNanos() {
            return clock.millis() * 1_000_000;
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
