package nl.kring.engagement;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import nl.kring.engagement.BoardScan.Current;
import nl.kring.engagement.BoardScan.Wanted;
import nl.kring.engagement.Responsibility.Aspect;
import nl.kring.engagement.Responsibility.Level;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps what boards say about themselves in the three parts of the instrument; what is said again replaces it. */
@Service
@Transactional
public class Scans {

    private static final String KEEP = """
            insert into kring.board_scale (enrolment_id, domain, situation, gradation, examples, deliberate, structural, secured)
            values (:enrolment, :domain, :situation, :gradation, :examples, :deliberate, :structural, :secured)
            on conflict (enrolment_id, domain, situation) do update set gradation = excluded.gradation,
                examples = excluded.examples, deliberate = excluded.deliberate, structural = excluded.structural,
                secured = excluded.secured""";

    private final JdbcClient database;

    Scans(JdbcClient database) {
        this.database = database;
    }

    /** The board says where it is now. */
    public void scaleCurrent(UUID enrolmentId, Map<Domain, Current> scales) {
        scales.forEach((domain, scale) -> database.sql(KEEP)
                .param("enrolment", enrolmentId)
                .param("domain", domain.name())
                .param("situation", "CURRENT")
                .param("gradation", scale.gradation().name())
                .param("examples", scale.examples())
                .param("deliberate", scale.deliberate())
                .param("structural", scale.structural())
                .param("secured", scale.secured())
                .update());
    }

    /** The board says where it wants to be. */
    public void scaleWanted(UUID enrolmentId, Map<Domain, Wanted> scales) {
        scales.forEach((domain, scale) -> database.sql(KEEP)
                .param("enrolment", enrolmentId)
                .param("domain", domain.name())
                .param("situation", "WANTED")
                .param("gradation", scale.gradation().name())
                .param("examples", scale.examples())
                .param("deliberate", null)
                .param("structural", null)
                .param("secured", null)
                .update());
    }

    /** The board says what it does now, cell by cell. */
    public void describe(UUID enrolmentId, Map<Responsibility, String> responsibilities) {
        responsibilities.forEach((cell, what) -> database.sql("""
                insert into kring.board_responsibility (enrolment_id, aspect, level, what)
                values (:enrolment, :aspect, :level, :what)
                on conflict (enrolment_id, aspect, level) do update set what = excluded.what""")
                .param("enrolment", enrolmentId)
                .param("aspect", cell.aspect().name())
                .param("level", cell.level().name())
                .param("what", what)
                .update());
    }

    /** What a board said so far; empty parts where it has not come to them. */
    @Transactional(readOnly = true)
    public BoardScan of(UUID enrolmentId) {
        Map<Domain, Current> current = new EnumMap<>(Domain.class);
        Map<Domain, Wanted> wanted = new EnumMap<>(Domain.class);
        database.sql("select * from kring.board_scale where enrolment_id = ?")
                .param(enrolmentId)
                .query(row -> {
                    Domain domain = Domain.valueOf(row.getString("domain"));
                    Gradation gradation = Gradation.valueOf(row.getString("gradation"));
                    String examples = row.getString("examples");
                    if (row.getString("situation").equals("WANTED")) {
                        wanted.put(domain, new Wanted(gradation, examples));
                    } else {
                        current.put(
                                domain,
                                new Current(
                                        gradation,
                                        examples,
                                        row.getBoolean("deliberate"),
                                        row.getBoolean("structural"),
                                        row.getBoolean("secured")));
                    }
                });
        Map<Responsibility, String> responsibilities = new HashMap<>();
        database.sql("select aspect, level, what from kring.board_responsibility where enrolment_id = ?")
                .param(enrolmentId)
                .query(row -> {
                    responsibilities.put(
                            new Responsibility(
                                    Aspect.valueOf(row.getString("aspect")), Level.valueOf(row.getString("level"))),
                            row.getString("what"));
                });
        return new BoardScan(current, wanted, responsibilities);
    }
}
