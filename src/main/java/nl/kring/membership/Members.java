package nl.kring.membership;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import nl.kring.time.AppClock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Looks up who is on an association's list now. An association is known by its name. */
@Component
@Transactional(readOnly = true)
public class Members {

    static final String COLUMNS = "email, given_name, family_name, number, phone, organisation, role";

    private final JdbcClient database;

    Members(JdbcClient database) {
        this.database = database;
    }

    /**
     * How an association's list stands.
     *
     * @param importedBy the name of whoever brought it in
     */
    public record State(int members, ZonedDateTime importedAt, String importedBy) {}

    /** @param email in any case */
    public boolean isMember(String association, String email) {
        return find(association, email).isPresent();
    }

    /** @param email in any case */
    public Optional<Member> find(String association, String email) {
        return database.sql("select " + COLUMNS + " from kring.member where association = ? and email = ?")
                .params(association, Member.normalised(email))
                .query(Members::member)
                .optional();
    }

    /** All of an association, by family name. */
    public List<Member> of(String association) {
        return database.sql("select " + COLUMNS
                        + " from kring.member where association = ? order by lower(family_name), given_name, email")
                .param(association)
                .query(Members::member)
                .list();
    }

    /** Empty where no list was ever imported. */
    public Optional<State> state(String association) {
        return database.sql("""
                select imported_at, imported_by,
                       (select count(*) from kring.member m where m.association = l.association) as members
                from kring.member_list l where association = ? and imported_at is not null""")
                .param(association)
                .query((row, number) -> new State(
                        row.getInt("members"),
                        row.getObject("imported_at", OffsetDateTime.class).atZoneSameInstant(AppClock.ZONE),
                        row.getString("imported_by")))
                .optional();
    }

    private static Member member(ResultSet row, int number) throws SQLException {
        return new Member(
                row.getString("email"),
                row.getString("given_name"),
                row.getString("family_name"),
                row.getString("number"),
                row.getString("phone"),
                row.getString("organisation"),
                row.getString("role"));
    }
}
