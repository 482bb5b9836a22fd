// The words of a session as sound: there for every spoken prompt in every language.
#include "app/clips.hpp"

#include <gtest/gtest.h>

#include "support/support.hpp"

namespace unknot::test {
namespace {

TEST(Clips, every_spoken_prompt_has_a_clip_in_both_languages_that_is_mp3_of_one_channel) {
  for (const char* language : {"en", "de"}) {
    for (const Prompt& prompt : atlas().care.prompts) {
      const auto clip = engine().clips().find(language, prompt.id.value);
      ASSERT_EQ(clip.has_value(), prompt.spoken) << language << " " << prompt.id.value;
      if (!prompt.spoken) continue;
      ASSERT_GT(clip->size(), 1000U) << prompt.id.value;
      // Sync, MPEG 2 layer III; 32 kbit/s at 22050 Hz; one channel.
      EXPECT_EQ(static_cast<unsigned char>((*clip)[0]), 0xFFU);
      EXPECT_EQ(static_cast<unsigned char>((*clip)[1]) & 0xFEU, 0xF2U);
      EXPECT_EQ(static_cast<unsigned char>((*clip)[2]) & 0xFCU, 0x40U);
      EXPECT_EQ(static_cast<unsigned char>((*clip)[3]) & 0xC0U, 0xC0U);
    }
  }
}

TEST(Clips, an_unknown_prompt_comes_back_with_the_nearest_ones) {
  const auto clip = engine().clips().find("en", "let_g");
  ASSERT_FALSE(clip);
  EXPECT_EQ(clip.error().code, Code::not_found);
  EXPECT_NE(clip.error().next.find("let_go"), std::string::npos);
  EXPECT_EQ(engine().clips().find("fr", "stop").error().key, "language");
}

}  // namespace
}  // namespace unknot::test
