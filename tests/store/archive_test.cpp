// What the archive promises, whatever it is made of.
#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>
#include <thread>

#include "store/store_test.hpp"
#include "wire/event_codec.hpp"

namespace unknot::test {
namespace {

using store::Removed;

class Archive : public ::testing::Test {
 protected:
  const TempFolder folder;
  const std::string file = folder.at("data/unknot/unknot.db");

  static std::vector<EventId> list_ids(const std::vector<Event>& events) {
    std::vector<EventId> ids;
    for (const Event& event : events) ids.push_back(event.id);
    return ids;
  }
};

TEST_F(Archive, events_come_back_equal_and_in_their_order_also_after_closing) {
  const std::vector<Event> events{build_named(3), build_named(1), build_named(2)};
  {
    const auto archive = open_archive(file);
    EXPECT_EQ(archive->append(events, Removed::stays_removed)->added, list_ids(events));
  }
  const auto archive = open_archive(file);
  EXPECT_EQ(*archive->list_events(events[0].person), (std::vector<Event>{events[1], events[2], events[0]}));
  EXPECT_EQ(*archive->list_all_events(), *archive->list_events(events[0].person));
  EXPECT_TRUE(archive->list_events(PersonId(build_made_id(9)))->empty());
  EXPECT_TRUE(archive->list_events(PersonId())->empty());
}

TEST_F(Archive, any_event_comes_back_equal) {
  const auto archive = open_archive(file);
  std::vector<Event> events;
  EXPECT_TRUE(rc::check("added one by one", [&] {
    Event event = *draw_event();
    event.id = EventId(build_made_id(events.size() + 1));
    RC_ASSERT(archive->append({event}, Removed::stays_removed).has_value());
    events.push_back(event);
  }));
  std::sort(events.begin(), events.end(), holds_before);
  EXPECT_TRUE(*archive->list_all_events() == events);
}

TEST_F(Archive, the_same_event_again_is_known_also_within_one_delivery) {
  const auto archive = open_archive(file);
  const Event event = build_named(1);
  const auto first = archive->append({event, event}, Removed::stays_removed);
  EXPECT_EQ(first->added, list_ids({event}));
  EXPECT_EQ(first->known, list_ids({event}));
  EXPECT_EQ(archive->append({event}, Removed::stays_removed)->known, list_ids({event}));
  EXPECT_EQ(archive->list_all_events()->size(), 1U);
}

TEST_F(Archive, other_words_under_a_known_id_are_refused_and_nothing_of_that_delivery_is_kept) {
  const auto archive = open_archive(file);
  ASSERT_TRUE(archive->append({build_named(1)}, Removed::stays_removed));
  const auto refused = archive->append({build_named(2), build_named(1, "Back")}, Removed::stays_removed);
  EXPECT_EQ(find_refusal(refused), "contradiction");
  EXPECT_EQ(refused.error().key, "events[1].id");
  EXPECT_EQ(*archive->list_all_events(), std::vector<Event>{build_named(1)});
  EXPECT_TRUE(archive->append({build_named(2)}, Removed::stays_removed)) << "and work goes on";
}

TEST_F(Archive, several_people_are_listed_by_their_latest_name_with_their_pains) {
  const auto archive = open_archive(file);
  ASSERT_TRUE(archive->append({build_event(1, 1, 0, 1, PersonDescribed{"Zoe", {}, "woman_slim", ""}),
                               build_event(2, 2, 0, 1, PersonDescribed{"Ben", {}, "man_large", ""}),
                               build_event(3, 1, 0, 2, PersonDescribed{"Anna", 1980, "woman_slim", ""}),
                               build_event(4, 1, 5, 3, PainNamed{"Neck"}), build_event(5, 1, 6, 3, PainNamed{"Knee"}),
                               build_event(6, 1, 6, 4, PainEnded{})},
                              Removed::stays_removed));
  EXPECT_EQ(*archive->list_people(), (std::vector<PersonEntry>{{PersonId(build_made_id(1)), "Anna", 2},
                                                               {PersonId(build_made_id(2)), "Ben", 0}}));
}

TEST_F(Archive, the_file_is_for_its_owner_only) {
  const auto archive = open_archive(file);
  ASSERT_TRUE(archive->append({build_named(1)}, Removed::stays_removed));
  struct stat about{};
  ASSERT_EQ(stat(std::filesystem::path(file).parent_path().c_str(), &about), 0);
  EXPECT_EQ(about.st_mode & 0777U, 0700U);
  for (const auto& entry : std::filesystem::directory_iterator(std::filesystem::path(file).parent_path())) {
    ASSERT_EQ(stat(entry.path().c_str(), &about), 0);
    EXPECT_EQ(about.st_mode & 0077U, 0U) << entry.path();
  }
  EXPECT_EQ(archive->find_file(), file);
}

TEST_F(Archive, several_threads_may_add_and_read_at_once) {
  const auto archive = open_archive(file);
  std::vector<std::thread> threads;
  for (std::size_t thread = 0; thread < 4; ++thread) {
    threads.emplace_back([&archive, thread] {
      for (std::size_t i = 1; i <= 25; ++i) {
        EXPECT_TRUE(archive->append({build_named(100 * thread + i)}, Removed::stays_removed));
        EXPECT_TRUE(archive->list_people());
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(archive->list_all_events()->size(), 100U);
}

// ---- deleting ---------------------------------------------------------------------------------------------------------------

TEST_F(Archive, a_deleted_person_leaves_no_trace_in_any_file_and_others_stay) {
  const std::string marker = "MarkerOfAnna";
  auto archive = open_archive(file);
  for (std::size_t i = 1; i <= 300; ++i) {
    ASSERT_TRUE(archive->append({build_named(2 * i, fmt::format("{} {}", marker, i)), build_named(2 * i + 1, "Ben", 9)},
                                Removed::stays_removed));
  }
  EXPECT_NE(read_folder_bytes(file).find(marker), std::string::npos) << "or the search proves nothing";
  write_bytes(file + ".before-0002", "an old copy with " + marker);
  ASSERT_TRUE(archive->remove_person(PersonId(build_made_id(1))));
  EXPECT_EQ(read_folder_bytes(file).find(marker), std::string::npos) << "while it is open";
  EXPECT_EQ(archive->list_all_events()->size(), 300U);
  archive.reset();
  EXPECT_EQ(read_folder_bytes(file).find(marker), std::string::npos) << "after it is closed";
}

TEST_F(Archive, a_deleted_pain_leaves_no_trace_and_the_person_stays) {
  const auto archive = open_archive(file);
  ASSERT_TRUE(
      archive->append({build_event(1, 1, 2, 1, PainNamed{"MarkerNeck"}), build_event(2, 1, 3, 1, PainNamed{"Knee"}),
                       build_event(3, 1, 0, 1, PersonDescribed{"Anna", {}, "woman_slim", ""})},
                      Removed::stays_removed));
  ASSERT_TRUE(archive->remove_pain(PersonId(build_made_id(1)), PainId(build_made_id(2))));
  EXPECT_EQ(read_folder_bytes(file).find("MarkerNeck"), std::string::npos);
  EXPECT_EQ(archive->list_all_events()->size(), 2U);
  EXPECT_EQ(find_refusal(archive->remove_pain(PersonId(build_made_id(1)), PainId(build_made_id(2)))), "not_kept");
  EXPECT_EQ(find_refusal(archive->remove_pain(PersonId(build_made_id(1)), PainId())), "not_kept");
  EXPECT_EQ(find_refusal(archive->remove_person(PersonId(build_made_id(7)))), "not_kept");
}

TEST_F(Archive, a_device_that_was_away_does_not_bring_a_deleted_person_back_but_an_import_does) {
  const auto archive = open_archive(file);
  ASSERT_TRUE(archive->append({build_named(1)}, Removed::stays_removed));
  ASSERT_TRUE(archive->remove_person(PersonId(build_made_id(1))));
  const auto sent = archive->append({build_named(1), build_named(2), build_named(3, "Ben", 9)}, Removed::stays_removed);
  EXPECT_EQ(sent->removed, list_ids({build_named(1), build_named(2)}));
  EXPECT_EQ(sent->added, list_ids({build_named(3, "Ben", 9)}));
  EXPECT_EQ(archive->append({build_named(1)}, Removed::comes_back)->added.size(), 1U);
  EXPECT_EQ(archive->append({build_named(2)}, Removed::stays_removed)->added.size(), 1U);
}

// ---- devices ----------------------------------------------------------------------------------------------------------------

TEST_F(Archive, a_pairing_lets_one_device_in_once_and_in_time) {
  const auto archive = open_archive(file);
  const Instant now = draw_instant(0);
  const Device phone{DeviceId(build_made_id(1)), "Phone", now + std::chrono::minutes(3), {}};
  ASSERT_TRUE(archive->add_pairing("pair", now, now + std::chrono::minutes(10)));
  EXPECT_EQ(find_refusal(archive->pair_device("other", phone, "token")), "pairing_over");
  ASSERT_TRUE(archive->pair_device("pair", phone, "token"));
  EXPECT_EQ(find_refusal(archive->pair_device("pair", phone, "token2")), "pairing_over") << "used";
  ASSERT_TRUE(archive->add_pairing("late", now, now + std::chrono::minutes(3)));
  EXPECT_EQ(find_refusal(archive->pair_device("late", phone, "token3")), "pairing_over") << "expired";
  EXPECT_EQ(*archive->list_devices(), std::vector<Device>{phone});
}

TEST_F(Archive, a_device_is_found_by_its_token_until_it_is_revoked_and_its_last_day_is_noted) {
  const auto archive = open_archive(file);
  const Instant now = draw_instant(0);
  Device phone{DeviceId(build_made_id(1)), "Phone", now, {}};
  ASSERT_TRUE(archive->add_pairing("pair", now, now + std::chrono::minutes(10)));
  ASSERT_TRUE(archive->pair_device("pair", phone, "token"));
  EXPECT_FALSE(archive->find_device("another", today)->has_value());
  phone.last_seen_day = today;
  EXPECT_EQ(**archive->find_device("token", today), phone);
  EXPECT_EQ(**archive->find_device("token", today - std::chrono::days(1)), phone) << "days only go forwards";
  ASSERT_TRUE(archive->revoke_device(phone.device));
  EXPECT_FALSE(archive->find_device("token", today)->has_value());
  EXPECT_TRUE(archive->list_devices()->empty());
  EXPECT_EQ(find_refusal(archive->revoke_device(phone.device)), "not_kept");
}

}  // namespace
}  // namespace unknot::test
